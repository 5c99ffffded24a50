using TrackStore.Sample.Commands;

namespace TrackStore.Sample.Rendering;

/// <summary>Lists what a synchronisation did, or would do, with each track.</summary>
internal static class SyncItemView
{
    public static void Write(Output output, IReadOnlyList<SyncItem> items) => output.Table(
        [new("Platform id"), new("Artist"), new("Title"), new("Action"), new("Track", RightAligned: true), new("Recognised by"), new("What it says")],
        [.. items.Select(item => new[] { item.PlatformId, item.Artist, item.Title, Action(item), Format.Id(item.TrackId), Rule(item), Says(item) })]);

    private static string Action(SyncItem item) => item.Action switch
    {
        SyncAction.Added => "new",
        SyncAction.Changed => "changed",
        SyncAction.Unchanged => "unchanged",
        _ => "failed",
    };

    private static string Rule(SyncItem item) => item.MatchedBy switch
    {
        MatchRule.None => "",
        MatchRule.PlatformId => "its id there",
        MatchRule.Isrc => "ISRC",
        MatchRule.Names => "artist, title and length",
        _ => "a rule of this host",
    };

    private static string Says(SyncItem item) => item.Error ?? string.Join("; ", item.Changes.Select(change => Change(change, item.Action == SyncAction.Added)));

    private static string Change(SyncChange change, bool isNew)
    {
        string after = Value(change.Field, change.After);
        string values = change.Before is null ? after : $"{Value(change.Field, change.Before)} -> {after}";
        return $"{FieldNames.Of(change.Field)} {values}{(change.IsShown || isNew ? "" : " (not shown)")}";
    }

    private static string Value(TrackField field, string? value) => value is null ? "nothing" : Format.FieldValue(field, value);
}
