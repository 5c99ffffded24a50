using System.Globalization;
using TrackStore.Presentation.History;

namespace TrackStore;

/// <content>What was changed, undone and redone.</content>
public partial class PresentationTexts
{
    // More would make a sentence that nobody reads.
    private const int MostFields = 3;

    /// <summary>Describes a change that can be undone or redone.</summary>
    /// <param name="change">The change. Its kind and subjects allow to describe it in any language.</param>
    /// <returns>The description, such as "Merged the tag Warm Up into Warm-up".</returns>
    public virtual string DescribeChange(HistoryEntry change)
    {
        ArgumentNullException.ThrowIfNull(change);
        string first = change.Subjects is [{ } subject, ..] ? subject.Name : change.Description;
        string second = change.Subjects is [_, { } other, ..] ? other.Name : "";
        return change.Kind switch
        {
            HistoryKind.TracksMerged or HistoryKind.ProposalAccepted when first == second
                => $"Merged two copies of {first}{OthersOf(change)}",
            HistoryKind.TracksMerged or HistoryKind.ProposalAccepted => $"Merged {first} into {second}{OthersOf(change)}",
            HistoryKind.ProposalRejected when first == second => $"Kept two copies of {first} apart{OthersOf(change)}",
            HistoryKind.ProposalRejected => $"Kept {first} and {second} apart{OthersOf(change)}",
            HistoryKind.ProposalReopened when first == second => $"Proposed two copies of {first} again",
            HistoryKind.ProposalReopened => $"Proposed {first} and {second} again",
            HistoryKind.TrackSplit => $"Split {PlatformName(second)} off {first}",
            HistoryKind.AlbumsMerged when first == second => $"Merged two copies of the album {first}",
            HistoryKind.AlbumsMerged => $"Merged the album {first} into {second}",
            HistoryKind.TracksEdited => $"Edited {FieldsOf(change)} of {TracksOf(change)}",
            HistoryKind.TracksPinned => $"Pinned {FieldsOf(change)} of {TracksOf(change)}{PlatformOf(change, " to ")}",
            HistoryKind.TracksReverted => $"Reverted {FieldsOf(change)} of {TracksOf(change)}",
            HistoryKind.TracksTagged => DescribeTagging(change),
            HistoryKind.TracksDeleted => $"Deleted {TracksOf(change)}",
            HistoryKind.LinksMarked => $"Marked {TracksOf(change)} as stale{PlatformOf(change, " on ")}",
            HistoryKind.AlbumEdited => $"Edited {FieldsOf(change)} of the album {first}",
            HistoryKind.AlbumDeleted => $"Deleted the album {first}",
            HistoryKind.PlatformUnlinked => $"Unlinked {PlatformName(second)} from {first}",
            HistoryKind.ArtworkChosen when second.Length == 0 => $"Let the library choose the picture of {first}",
            HistoryKind.ArtworkChosen => $"Chose {InSentence(PictureOf(second))} for {first}",
            HistoryKind.ArtworkRefused when second.Length == 0 => $"Showed no picture for {first}",
            HistoryKind.ArtworkRefused => $"Refused {InSentence(PictureOf(second))} for {first}",
            HistoryKind.ArtworkAllowed => $"Allowed {InSentence(PictureOf(second))} for {first} again",
            HistoryKind.ArtworkDeleted => $"Deleted pictures of {first}",
            HistoryKind.ArtworkAdded => $"Added a picture to {first}",
            HistoryKind.ArtworkReplaced => $"Showed a better copy of the picture of {first}",
            HistoryKind.ArtworkKeptApart when first.Length == 0 => "Kept pictures apart",
            HistoryKind.ArtworkKeptApart when second.Length == 0 => $"Kept pictures of {first} apart",
            HistoryKind.ArtworkKeptApart when change.Subjects.Count > 2 => $"Kept the pictures of {first}, {second} and others apart",
            HistoryKind.ArtworkKeptApart => $"Kept the pictures of {first} and {second} apart",
            HistoryKind.TagDefined => $"{DefinitionOf(change)} the tag {first}",
            HistoryKind.TagRenamed => $"Renamed the tag {first} to {second}{DetailsOf(change)}",
            HistoryKind.TagsMerged => $"Merged the tag {first} into {second}",
            HistoryKind.TagDeleted => $"Deleted the tag {first}",
            HistoryKind.TagSpellingChanged => $"{SpellingOf(change, second)} the tag {first}",
            HistoryKind.TagMergeRejected => $"Kept the tags {first} and {second} apart",
            HistoryKind.TagMergeAllowed => $"Proposed the tags {first} and {second} again",
            HistoryKind.GenreDefined => $"{DefinitionOf(change)} the genre {first}",
            HistoryKind.GenreRenamed => $"Renamed the genre {first} to {second}{DetailsOf(change)}",
            HistoryKind.GenresMerged => $"Merged the genre {first} into {second}",
            HistoryKind.GenreDeleted => $"Deleted the genre {first}",
            HistoryKind.GenreSpellingChanged => $"{SpellingOf(change, second)} the genre {first}",
            HistoryKind.GenreMergeRejected => $"Kept the genres {first} and {second} apart",
            HistoryKind.GenreMergeAllowed => $"Proposed the genres {first} and {second} again",
            HistoryKind.GenreExclusionChanged when change.Subjects is [{ After: not null }, ..]
                => $"Allowed the genre {first} for {FormatTracks(change.TrackCount)} again",
            HistoryKind.GenreExclusionChanged => $"Refused the genre {first} for {FormatTracks(change.TrackCount)}",
            HistoryKind.RankingsChanged => "Changed which platform wins",
            HistoryKind.RenditionsChanged => "Changed how pictures are rendered",
            _ => change.Description,
        };
    }

    /// <summary>Returns the values that a change has set, to show what they were and are.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The values as text; empty when they are the same as before, or not known.</returns>
    public virtual IReadOnlyList<HistoryValue> ValuesOf(HistoryEntry change)
    {
        ArgumentNullException.ThrowIfNull(change);

        // An edit of many names its fields first, and knows only what they are now.
        bool isRanking = change.Kind == HistoryKind.RankingsChanged;
        bool isOfMany = HistoryAreas.Of(change.Kind) != HistoryArea.Settings && change.Subjects is [{ Kind: HistorySubjectKind.Field }, ..];
        return
        [
            .. change.Subjects
                .Where(subject => subject.Kind == HistorySubjectKind.Field && (isOfMany || subject.Before != subject.After))
                .Select(subject => new HistoryValue(
                    FieldNameOf(subject.Name),
                    isOfMany ? null : Text(subject, subject.Before),
                    Text(subject, subject.After))
                {
                    IsColor = subject.Name is "color" or "padding_color",
                }),
        ];

        string Text(HistorySubject subject, string? value) => isRanking
            ? string.Join(", ", (value ?? "").Split(", ").Select(PlatformName))
            : change.Kind == HistoryKind.RenditionsChanged ? RenditionValueOf(subject.Name, value)
            : TextOf(subject.Name, value);
    }

    /// <summary>Gets what stands in the place of a value where there is none.</summary>
    public virtual string NoValue => "nothing";

    /// <summary>Returns the message after a change was undone.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The message.</returns>
    public virtual string Undone(HistoryEntry change) => $"Undone: {DescribeChange(change)}";

    /// <summary>Returns the message after a change was made again.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The message.</returns>
    public virtual string Redone(HistoryEntry change) => $"Redone: {DescribeChange(change)}";

    /// <summary>Returns the message after several changes were undone.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="already">The number of others that were undone elsewhere meanwhile.</param>
    /// <returns>The message.</returns>
    public virtual string UndoneMany(int count, int already = 0) => Many(count, already, "undone");

    /// <summary>Returns the message after several changes were made again.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="already">The number of others that were redone elsewhere meanwhile.</param>
    /// <returns>The message.</returns>
    public virtual string RedoneMany(int count, int already = 0) => Many(count, already, "redone");

    /// <summary>Formats a number of changes.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The text, such as "1 change" or "2,000 changes".</returns>
    public virtual string FormatChanges(int count)
        => string.Create(CultureInfo.CurrentCulture, $"{count:N0} {(count == 1 ? "change" : "changes")}");

    /// <summary>Returns what a part of the history is about.</summary>
    /// <param name="area">The part.</param>
    /// <returns>The name.</returns>
    public virtual string AreaName(HistoryArea area) => area switch
    {
        HistoryArea.All => "Everything",
        _ => area.ToString(),
    };

    /// <summary>Returns how much a change was about, when its description doesn't say it.</summary>
    /// <param name="change">The change.</param>
    /// <returns>The text, such as "404 pairs, 809 tracks", or null when there is nothing to say.</returns>
    public virtual string? DescribeCounts(HistoryEntry change)
    {
        ArgumentNullException.ThrowIfNull(change);
        bool hasTracks = change.TrackCount > 1 && HistoryAreas.Of(change.Kind) != HistoryArea.Tracks;
        string? tracks = hasTracks ? FormatTracks(change.TrackCount) : null;
        return change.PairCount == 0 ? tracks
            : tracks is null ? FormatPairs(change.PairCount)
            : $"{FormatPairs(change.PairCount)}, {tracks}";
    }

    /// <summary>Formats a number of pairs of tracks.</summary>
    /// <param name="count">The number.</param>
    /// <returns>The text, such as "1 pair" or "2,000 pairs".</returns>
    public virtual string FormatPairs(int count)
        => string.Create(CultureInfo.CurrentCulture, $"{count:N0} {(count == 1 ? "pair" : "pairs")}");

    // Several pairs may have been decided together.
    private static string OthersOf(HistoryEntry change) => change.PairCount switch
    {
        <= 1 => "",
        2 => ", and 1 other pair",
        _ => string.Create(CultureInfo.CurrentCulture, $", and {change.PairCount - 1:N0} other pairs"),
    };

    private string Many(int count, int already, string verb) => (count, already) switch
    {
        (_, 0) => $"{FormatChanges(count)} {verb}.",
        (0, _) => $"Nothing was left to do: {FormatChanges(already)} {(already == 1 ? "was" : "were")} {verb} already.",
        _ => string.Create(
            CultureInfo.CurrentCulture, $"{FormatChanges(count)} {verb}. {already:N0} {(already == 1 ? "was" : "were")} {verb} already."),
    };

    private string TracksOf(HistoryEntry change)
        => change.Subjects.FirstOrDefault(subject => subject.Kind == HistorySubjectKind.Track) is { } track && change.TrackCount <= 1
            ? track.Name
            : FormatTracks(change.TrackCount);

    private string FieldsOf(HistoryEntry change)
    {
        string[] fields =
        [
            .. change.Subjects.Where(subject => subject.Kind == HistorySubjectKind.Field).Select(subject => FieldNameOf(subject.Name)),
        ];
        return fields.Length switch
        {
            0 => "details",
            <= MostFields => string.Join(", ", fields),

            // A change doesn't name more subjects.
            _ when change.Subjects.Count == HistoryEntry.MaxSubjects => "many fields",
            _ => string.Create(CultureInfo.CurrentCulture, $"{fields.Length} fields"),
        };
    }

    private string PlatformOf(HistoryEntry change, string before)
        => change.Subjects.FirstOrDefault(subject => subject.Kind == HistorySubjectKind.Source) is { } source
            ? before + PlatformName(source.Name)
            : "";

    private string DescribeTagging(HistoryEntry change)
    {
        string tracks = TracksOf(change);
        string added = TagsOf(change, tag => tag.After);
        string removed = TagsOf(change, tag => tag.Before);
        return (added, removed) switch
        {
            ({ Length: > 0 }, "") => $"Tagged {tracks} with {added}",
            ("", { Length: > 0 }) => $"Removed the {(HasOne(tag => tag.Before) ? "tag" : "tags")} {removed} from {tracks}",
            ("", "") => $"Changed tags of {tracks}",
            _ => $"Changed tags of {tracks}: added {added}, removed {removed}",
        };

        bool HasOne(Func<HistorySubject, string?> select)
            => change.Subjects.Count(subject => subject.Kind == HistorySubjectKind.Tag && select(subject) is not null) == 1;
    }

    private static string TagsOf(HistoryEntry change, Func<HistorySubject, string?> select) => string.Join(
        ", ", change.Subjects.Where(subject => subject.Kind == HistorySubjectKind.Tag).Select(select).OfType<string>());

    private static string DefinitionOf(HistoryEntry change)
        => change.Subjects is [{ After: not null }, ..] ? "Created"
            : DetailsIn(change) is { } details ? $"{details.Verb} the {details.Names} of"
            : "Changed";

    private static string DetailsOf(HistoryEntry change)
        => DetailsIn(change) is { } details ? $" and {InSentence(details.Verb)} its {details.Names}" : "";

    private static (string Verb, string Names)? DetailsIn(HistoryEntry change)
    {
        HistorySubject[] details = [.. change.Subjects.Where(subject => subject.Kind == HistorySubjectKind.Field)];
        string verb = Array.TrueForAll(details, detail => detail.After is null) ? "Removed"
            : Array.TrueForAll(details, detail => detail.Before is null) ? "Set"
            : "Changed";
        return details.Length == 0 ? null : (verb, string.Join(" and ", details.Select(detail => detail.Name)));
    }

    private string RenditionValueOf(string name, string? value) => name switch
    {
        "format" => RenditionFormatName(Parse<RenditionFormat>(value)),
        "shape" => RenditionShapeName(Parse<RenditionShape>(value)),
        _ => value ?? NoValue,
    };

    private static T Parse<T>(string? value)
        where T : struct, Enum
        => Enum.TryParse((value ?? "").Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out T known) ? known : default;

    private static string InSentence(string text) => char.ToLower(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static string SpellingOf(HistoryEntry change, string spelling) => change.Subjects is [_, { After: null }, ..]
        ? $"Removed the spelling {spelling} of"
        : $"Added the spelling {spelling} to";

    // The history writes fields in snake case.
    private string FieldNameOf(string field) => field switch
    {
        "release_year" => FieldName(TrackField.Year),
        "catalog_number" => "Catalog number",
        "local_path" => "Local file",
        "default" => OtherFields,
        "description" => "Description",
        "color" => "Color",
        "format" => "Format",
        "shape" => "Shape",
        "quality" => "Quality",
        "padding_color" => "Padding",
        "large" or "medium" or "small" or "thumbnail" => $"{char.ToUpperInvariant(field[0])}{field[1..]} size, in pixels",
        _ => FieldOf(field) is { } known ? FieldName(known) : field,
    };

    private static TrackField? FieldOf(string name)
        => Enum.TryParse(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out TrackField known) ? known : null;

    private string TextOf(string field, string? value)
        => value is null ? NoValue : FieldOf(field) is { } known ? FormatValue(known, value) : value;
}
