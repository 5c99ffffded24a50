using TrackStore.Loading.Cache;

namespace TrackStore.Loading.Scheduling;

/// <summary>The first attempt of many reads at once: the rows of a page, in as few queries as the store can.</summary>
/// <param name="reads">The rows' reads, which all wait for this.</param>
/// <param name="priority">How urgent the page is.</param>
/// <param name="readsContent">Whether the page reads the rows' bytes too.</param>
/// <param name="run">Makes the attempt.</param>
internal sealed class PageRead(
    IReadOnlyList<ImageRead> reads,
    ImagePriority priority,
    bool readsContent,
    Func<PageRead, Task> run) : LoadJob(priority)
{
    /// <summary>Gets the rows' reads. Those that nobody waits for any more have ended.</summary>
    public IReadOnlyList<ImageRead> Reads => reads;

    /// <summary>Gets a value indicating whether the page reads the rows' bytes too, and doesn't only look up their renditions.</summary>
    public bool ReadsContent => readsContent;

    /// <summary>Gets the contents that the page reads.</summary>
    public List<CachedContent> Claimed { get; } = [];

    /// <inheritdoc/>
    protected override Task RunAsync() => run(this);
}
