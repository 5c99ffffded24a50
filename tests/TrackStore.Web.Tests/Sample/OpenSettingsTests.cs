using TrackStore.Sample.Web.Components.Parts;
using TrackStore.Sample.Web.Components.Settings;

namespace TrackStore.Web.Tests.Sample;

/// <summary>The user leaves the settings while something is applied.</summary>
public sealed class OpenSettingsTests
{
    [Fact]
    public async Task CloseAsync_OptionsAreBeingApplied_ShowsTheResultWithItsUndo()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        await using Notices notices = Create(sample);
        await using var open = new OpenSettings(sample.Get<ViewModelFactory>(), notices);
        (SettingsViewModel settings, TaskCompletionSource kept, Task<bool> applying) = await ApplyAsync(open);

        bool isUnapplied = await open.CloseAsync(settings);
        kept.SetResult();

        Assert.True(await applying);
        Notice notice = Assert.Single(notices.Shown);
        Assert.False(isUnapplied);
        Assert.StartsWith("New pictures are rendered with these options.", notice.Text, StringComparison.Ordinal);
        Assert.Equal(HistoryKind.RenditionsChanged, notice.Change?.Kind);
        await using SettingsViewModel next = open.Open();
        Assert.NotSame(settings, next);
    }

    [Fact]
    public async Task CloseAsync_ApplyingFails_SaysSoAndKeepsTheChanges()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        await using Notices notices = Create(sample);
        await using var open = new OpenSettings(sample.Get<ViewModelFactory>(), notices);
        (SettingsViewModel settings, TaskCompletionSource kept, Task<bool> applying) = await ApplyAsync(open);

        await open.CloseAsync(settings);
        kept.SetException(new IOException("The disk is full."));

        Assert.False(await applying);
        Notice notice = Assert.Single(notices.Shown);
        Assert.Equal(("The disk is full.", true), (notice.Text, notice.IsError));
        await using SettingsViewModel next = open.Open();
        Assert.Same(settings, next);
        Assert.Equal(60, next.RenditionQuality);
    }

    [Fact]
    public async Task Open_BeforeTheEnd_LeavesTheResultToThePage()
    {
        await using SampleHost sample = await SampleHost.StartAsync();
        await using Notices notices = Create(sample);
        await using var open = new OpenSettings(sample.Get<ViewModelFactory>(), notices);
        (SettingsViewModel settings, TaskCompletionSource kept, Task<bool> applying) = await ApplyAsync(open);
        await open.CloseAsync(settings);

        await using SettingsViewModel again = open.Open();
        kept.SetResult();

        Assert.True(await applying);
        Assert.Same(settings, again);
        Assert.Empty(notices.Shown);
        Assert.NotNull(again.MessageChange);
    }

    private static async Task<(SettingsViewModel Settings, TaskCompletionSource Kept, Task<bool> Applying)> ApplyAsync(OpenSettings open)
    {
        SettingsViewModel settings = open.Open();
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        settings.KeepRenditions = (_, _) =>
        {
            reached.TrySetResult();
            return kept.Task;
        };
        settings.RenditionQuality = 60;
        Task<bool> applying = settings.ApplyRenditionsAsync();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return (settings, kept, applying);
    }

    private static Notices Create(SampleHost sample)
        => new(sample.Get<ViewModelFactory>(), sample.Get<PresentationTexts>(), TimeProvider.System);
}
