namespace TrackStore.Tests.Fixtures;

/// <summary>A test with its own library.</summary>
public abstract class LibraryTest(TestLibrary? library = null) : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TestLibrary Library { get; } = library ?? new TestLibrary();

    protected ITrackRepository Tracks => Library.Tracks;

    protected ITrackFields Fields => Library.Fields;

    protected ITagRepository Tags => Library.Tags;

    protected IAlbumRepository Albums => Library.Albums;

    protected IImageRepository Images => Library.Images;

    protected IImageLoader Loader => Library.Loader;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await Library.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
