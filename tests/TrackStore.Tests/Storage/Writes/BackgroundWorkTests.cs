using TrackStore.Storage.Writes;

namespace TrackStore.Tests.Storage.Writes;

public sealed class BackgroundWorkTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact]
    public async Task Start_CallerHasAmbientValues_WorkHasNone()
    {
        Ambient.Value = "caller";
        string? seen = "nothing";

        await BackgroundWork.Start(() =>
        {
            seen = Ambient.Value;
            return Task.CompletedTask;
        });

        Assert.Null(seen);
        Assert.Equal("caller", Ambient.Value);
    }
}
