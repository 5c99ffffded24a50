namespace TrackStore.Storage.Plans.Recording;

/// <summary>How many changes can be undone.</summary>
/// <param name="Age">How long a change is kept.</param>
/// <param name="Entries">The most changes.</param>
/// <param name="Bytes">The most bytes of their rows.</param>
internal sealed record HistoryRetention(TimeSpan Age, int Entries, long Bytes)
{
    /// <summary>Gets how many changes are recorded between two looks at the oldest ones, so that an edit seldom pays for it.</summary>
    public int Interval => Age == TimeSpan.Zero ? 1 : Math.Clamp(Entries / 16, 1, 16);

    public static HistoryRetention Of(TrackStoreOptions options) => new(options.HistoryAge, options.HistoryEntries, options.HistoryBytes);
}
