using TrackStore.Loading.Cache;

namespace TrackStore.Loading.Scheduling;

/// <summary>
/// The first attempt of several reads at once: the rows of a page, in one query for their renditions and one for their bytes.
/// </summary>
/// <param name="reads">The reads of the rows.</param>
/// <param name="priority">The priority of the first caller.</param>
/// <param name="readsContent">Whether the page reads the rows' bytes too.</param>
/// <param name="run">Makes the attempt.</param>
internal sealed class PageRead(IReadOnlyList<ImageRead> reads, ImagePriority priority, bool readsContent, Func<PageRead, Task> run)
    : LoadJob(priority)
{
    /// <summary>Gets the reads of the rows, including those that have ended.</summary>
    public IReadOnlyList<ImageRead> Reads => reads;

    /// <summary>Gets a value indicating whether the page reads the rows' bytes, and not only their renditions.</summary>
    public bool ReadsContent => readsContent;

    /// <summary>Gets the contents that the page is reading.</summary>
    public List<CachedContent> Claimed { get; } = [];

    /// <inheritdoc/>
    protected override Task RunAsync() => run(this);
}
