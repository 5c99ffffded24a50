using TrackStore.Fields;

namespace TrackStore.Sync;

/// <summary>Describes what a sync did with a platform's track.</summary>
internal static class SyncItems
{
    public const string HeldError =
        "The run ended before it was clear whether this is a known track whose id has changed. Nothing was stored; run the sync again.";

    public static SyncItem Of(
        ValidatedPlatformTrack track,
        SyncAction action,
        long? trackId,
        MatchRule matchedBy = MatchRule.None) => new()
    {
        Platform = track.Link.Platform,
        PlatformId = track.Link.PlatformId,
        Title = track.Values[TrackField.Title]!,
        Artist = track.Values[TrackField.Artist]!,
        Action = action,
        TrackId = trackId,
        MatchedBy = matchedBy,
        Omitted = track.Omitted,
    };

    /// <summary>Completes an item for the caller: what an added track brought is only listed when somebody reads it.</summary>
    public static SyncItem Reported(SyncItem item, SyncEntry entry) => item.Action == SyncAction.Added
        ? item with { Changes = Changes(entry.Track!, before: null, shown: null) }
        : item;

    /// <summary>Lists the fields whose values differ from those that the platform gave before.</summary>
    /// <param name="track">The track.</param>
    /// <param name="before">What the platform gave before, or null.</param>
    /// <param name="shown">The track's layers, or null when it shows all of the platform's values.</param>
    public static List<SyncChange> Changes(ValidatedPlatformTrack track, FieldValues? before, TrackLayers? shown)
    {
        var changes = new List<SyncChange>();
        foreach (TrackField field in FieldValues.Fields)
        {
            string? old = before?.Of(field);
            string? now = track.Values.Of(field);
            if (old != now)
                changes.Add(new SyncChange(field, old, now, shown is null || shown.Effective(field) == now));
        }

        return changes;
    }
}
