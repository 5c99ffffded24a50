using System.ComponentModel;
using Microsoft.Extensions.Time.Testing;
using TrackStore.Presentation.Tests.Fakes;

namespace TrackStore.Presentation.Tests.Fixtures;

/// <summary>
/// A test of view models on a user interface's thread, over a library of its own in a SQLite file. It fails if a property changes on
/// another thread.
/// </summary>
public abstract class PanelTest : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;
    private readonly List<IAsyncDisposable> _panels = [];

    /// <param name="register">Registers services before the library's.</param>
    /// <param name="configure">Configures the library.</param>
    /// <param name="replace">Replaces services after the library's.</param>
    private protected PanelTest(
        Action<IServiceCollection>? register = null, Action<ITrackStoreBuilder>? configure = null, Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        register?.Invoke(services);
        services.AddTrackStore(store =>
        {
            store.UseSqlite(_folder.PathOf("library.db")).AddPresentation();
            configure?.Invoke(store);
        });
        replace?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        Watch = new ThreadWatch(Ui);
    }

    /// <summary>Gets a picture that the library accepts.</summary>
    private protected static byte[] Cover { get; } = File.ReadAllBytes(Path.Combine(Repository.Root, "eng", "consumers", "cover.png"));

    /// <summary>Gets the file of the library, to damage it.</summary>
    private protected string LibraryFile => _folder.PathOf("library.db");

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    private protected UiThread Ui { get; } = new();

    private protected ThreadWatch Watch { get; }

    private protected ViewModelFactory ViewModels => Get<ViewModelFactory>();

    private protected ITrackRepository Tracks => Get<ITrackRepository>();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable panel in _panels)
            await Ui.CallAsync(() => panel.DisposeAsync().AsTask());
        await _services.DisposeAsync();
        Ui.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
        Assert.Empty(Watch.Strays);
    }

    private protected T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates a view model on the UI's thread. It is disposed after the test.</summary>
    private protected async Task<T> CreateAsync<T>(Func<ViewModelFactory, T> create)
        where T : PanelViewModel
    {
        T panel = await Ui.CallAsync(() => create(ViewModels));
        _panels.Add(panel);
        Watch.Add(panel);
        return panel;
    }

    /// <summary>Waits until a view model is in a state, which it may be in already.</summary>
    private protected async Task UntilAsync(INotifyPropertyChanged source, Func<bool> isReached)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, PropertyChangedEventArgs args)
        {
            if (isReached())
                reached.TrySetResult();
        }

        await Ui.CallAsync(() =>
        {
            source.PropertyChanged += Look;
            Look(null, new PropertyChangedEventArgs(null));
        });
        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        }
        finally
        {
            await Ui.CallAsync(() => source.PropertyChanged -= Look);
        }
    }

    /// <summary>Lets what the view models wait for on the clock happen, until a state is reached.</summary>
    private protected async Task AdvanceUntilAsync(INotifyPropertyChanged source, Func<bool> isReached)
    {
        Task reached = UntilAsync(source, isReached);
        while (!reached.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(reached, Ui.CallAsync(() => { }));
        }

        await reached;
    }

    /// <summary>Imports tracks "Title 00000" and on, and returns their ids by index.</summary>
    private protected async Task<long[]> AddTracksAsync(int count, Func<int, NewTrack, NewTrack>? change = null)
    {
        await Tracks.ImportAsync(
            AsyncEnumerable.Range(0, count).Select(i =>
            {
                var track = new NewTrack { Title = $"Title {i:D5}", Artist = "Artist", Year = $"{1900 + (i % 100)}" };
                return change?.Invoke(i, track) ?? track;
            }),
            cancellationToken: Cancel);
        return await Tracks.StreamAsync(new TrackQuery { PageSize = 1000 }, Cancel).Select(item => item.TrackId!.Value).ToArrayAsync(Cancel);
    }
}
