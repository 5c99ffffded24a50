namespace TrackStore.Sync;

/// <summary>What a run knows about the source whose complete content it brings. Changed only after a chunk was committed.</summary>
/// <param name="name">The name of the source.</param>
/// <param name="since">The start of the run.</param>
/// <param name="maxHeld">The most items to hold back.</param>
internal sealed class SyncSource(string name, DateTime since, int maxHeld)
{
    // Of more failures there is no telling what the source lists.
    private const int MaxFailed = 10_000;

    private readonly HashSet<(string Platform, string Id)> _failed = [];
    private readonly HashSet<string> _platforms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _replaced = new(StringComparer.Ordinal);
    private readonly List<SyncEntry> _held = [];
    private long _failures;

    public string Name => name;

    /// <summary>Gets the time from which on a link that was synced was brought by the run.</summary>
    public DateTime Since { get; private set; } = since;

    /// <summary>Gets the lowest id of a link that the run has added; those from it on need not be looked up.</summary>
    public long FirstNewLinkId { get; private set; } = long.MaxValue;

    /// <summary>Gets the platforms whose items the source has brought.</summary>
    public IReadOnlyCollection<string> Platforms => _platforms;

    /// <summary>Gets the items that wait for the end of the run, because the id that they may replace may still come.</summary>
    public IReadOnlyList<SyncEntry> Held => _held;

    /// <summary>Gets how many more items may be held back.</summary>
    public int Room => maxHeld - _held.Count;

    /// <summary>Gets or sets a value indicating whether everything was read, so that what has not come is no longer listed.</summary>
    public bool IsAtEnd { get; set; }

    /// <summary>Gets a value indicating whether so many items failed that nothing can be said about what is missing.</summary>
    public bool HasFailedTooOften => _failures > MaxFailed;

    /// <summary>Returns the ids that the source lists, although they could not be stored.</summary>
    public List<string> FailedIdsOf(string platform)
        => [.. _failed.Where(failed => failed.Platform == platform).Select(failed => failed.Id)];

    /// <summary>Returns how many items came with another id than before.</summary>
    public long ReplacedIdsOf(string platform) => _replaced.GetValueOrDefault(platform);

    public bool HasFailed(string platform, string platformId) => _failed.Contains((platform, platformId));

    public void AddPlatform(string platform) => _platforms.Add(platform);

    /// <summary>Continues a run that began earlier.</summary>
    public void Resume(DateTime startedAt) => Since = startedAt < Since ? startedAt : Since;

    /// <summary>Takes over what a chunk has done.</summary>
    public void TakeOver(IReadOnlyList<SyncEntry> chunk, SyncChunkResult result)
    {
        // A clock that is set back would make everything that follows seem to be older than the run.
        Resume(result.WrittenAt);
        FirstNewLinkId = Math.Min(FirstNewLinkId, result.FirstNewLinkId);
        for (int i = 0; i < chunk.Count; i++)
        {
            SyncOutcome outcome = result.Outcomes[i];
            if (chunk[i].Track is { Link.Platform: var platform })
            {
                _platforms.Add(platform);
                if (outcome.Item.ReplacedPlatformId is not null)
                    _replaced[platform] = ReplacedIdsOf(platform) + 1;
            }

            if (outcome.IsHeld)
                _held.Add(chunk[i].WithoutSkipped());
            else if (outcome.Item is { Action: SyncAction.Failed, PlatformId.Length: > 0 } && ++_failures <= MaxFailed)
                _failed.Add((outcome.Item.Platform.ToLowerInvariant(), outcome.Item.PlatformId));
        }
    }
}
