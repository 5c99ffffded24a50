using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Rendering;

/// <summary>Lists what a sync did, or would do, with each track.</summary>
internal static class SyncItemView
{
    private const int MaxDescribed = 2;

    private static readonly Column[] Columns =
    [
        new("Platform id", IsWhole: true, Optional: 2),
        new("Artist"),
        new("Title"),
        new("Action", IsWhole: true),
        new("Track", RightAligned: true),
        new("Matched by", Optional: 1, MinWidth: 10),
        new("Values", MinWidth: 20),
    ];

    public static void Write(Output output, IReadOnlyList<SyncItem> items) => output.Table(
        Columns,
        [.. items.Select(item => new[]
        {
            item.PlatformId, item.Artist, item.Title, Action(item), Format.Id(item.TrackId), Rule(item), ValuesAndOmissions(item),
        })]);

    /// <summary>Gets why values of a track were left out.</summary>
    public static string Omissions(SyncItem item)
        => string.Join(" ", item.Omitted.Select(value => ErrorText.OfOmission(value.Field, value.Reason)));

    private static string Action(SyncItem item) => item.Action switch
    {
        SyncAction.Added => "new",
        SyncAction.Changed => "changed",
        SyncAction.Unchanged => "unchanged",
        _ => "failed",
    };

    private static string Rule(SyncItem item) => item.ReplacedPlatformId is { } former ? $"{RuleOf(item)}, was {former}" : RuleOf(item);

    private static string RuleOf(SyncItem item) => item.MatchedBy switch
    {
        MatchRule.None => "",
        MatchRule.PlatformId => "platform id",
        MatchRule.Isrc => "ISRC",
        MatchRule.Names => "artist, title and length",
        _ => "a rule of this host",
    };

    private static string ValuesAndOmissions(SyncItem item)
        => item.Omitted.Count == 0 ? Values(item) : string.Join("; ", [Values(item), $"left out: {Omissions(item)}"]).TrimStart(';', ' ');

    private static string Values(SyncItem item)
    {
        if (item.Error is { } error)
            return ErrorText.ForUsers(error);

        // Title and artist have columns of their own, and the cover's address means nothing to people.
        SyncChange[] changes = [.. item.Changes.Where(
            change => change.Field is not (TrackField.Title or TrackField.Artist or TrackField.ArtworkUrl)
                && !(change.Field == TrackField.AlbumArtist && change.After == item.Artist))];
        if (item.Action == SyncAction.Added)
            return string.Join("; ", [.. Similar(item), .. changes.Select(Describe)]);

        string[] hidden = [.. changes.Where(change => !change.IsShown).Select(change => FieldNames.Of(change.Field))];
        return hidden.Length <= MaxDescribed
            ? string.Join("; ", changes.Select(change => change.IsShown ? Describe(change) : $"{Describe(change)} (not shown)"))
            : string.Join("; ", [.. changes.Where(change => change.IsShown).Select(Describe), $"not shown: {string.Join(", ", hidden)}"]);
    }

    private static IEnumerable<string> Similar(SyncItem item)
        => item.SimilarTrackId is { } similar ? [$"may be track {Format.Id(similar)} ({ReasonText.Against(item.Reasons)})"] : [];

    private static string Describe(SyncChange change)
    {
        string after = Value(change.Field, change.After);
        return $"{FieldNames.Of(change.Field)} {(change.Before is null ? after : $"{Value(change.Field, change.Before)} -> {after}")}";
    }

    private static string Value(TrackField field, string? value) => value is null ? "nothing" : Format.FieldValue(field, value);
}
