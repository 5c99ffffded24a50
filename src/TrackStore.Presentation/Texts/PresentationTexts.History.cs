using System.Globalization;

namespace TrackStore;

/// <content>What was changed, undone and redone.</content>
public partial class PresentationTexts
{
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
            HistoryKind.TracksMerged or HistoryKind.ProposalAccepted => $"Merged {first} into {second}{OthersOf(change)}",
            HistoryKind.ProposalRejected => $"Kept {first} and {second} apart{OthersOf(change)}",
            HistoryKind.ProposalReopened => $"Proposed {first} and {second} as one again",
            HistoryKind.TrackSplit => $"Split {PlatformName(second)} off {first}",
            HistoryKind.AlbumsMerged => $"Merged the album {first} into {second}",
            HistoryKind.TracksEdited => $"Edited {FieldsOf(change)} of {TracksOf(change)}",
            HistoryKind.TracksTagged => $"Changed tags of {TracksOf(change)}{ListOf(change, HistorySubjectKind.Tag)}",
            HistoryKind.TracksDeleted => $"Deleted {TracksOf(change)}",
            HistoryKind.AlbumEdited => $"Edited the album {first}",
            HistoryKind.AlbumDeleted => $"Deleted the album {first}",
            HistoryKind.PlatformUnlinked => $"Unlinked {PlatformName(second)} from {first}",
            HistoryKind.ArtworkChosen => $"Chose the picture of {first}",
            HistoryKind.ArtworkRefused => $"Refused pictures of {first}",
            HistoryKind.ArtworkAllowed => $"Allowed a refused picture of {first} again",
            HistoryKind.ArtworkDeleted => $"Deleted pictures of {first}",
            HistoryKind.ArtworkAdded => $"Added a picture to {first}",
            HistoryKind.ArtworkReplaced => $"Showed a better copy of the picture of {first}",
            HistoryKind.TagDefined => $"Defined the tag {first}",
            HistoryKind.TagRenamed => $"Renamed the tag {first} to {second}",
            HistoryKind.TagsMerged => $"Merged the tag {first} into {second}",
            HistoryKind.TagDeleted => $"Deleted the tag {first}",
            HistoryKind.TagSpellingChanged => $"Changed the spelling {second} of the tag {first}",
            HistoryKind.GenreDefined => $"Defined the genre {first}",
            HistoryKind.GenreRenamed => $"Renamed the genre {first} to {second}",
            HistoryKind.GenresMerged => $"Merged the genre {first} into {second}",
            HistoryKind.GenreDeleted => $"Deleted the genre {first}",
            HistoryKind.GenreSpellingChanged => $"Changed the spelling {second} of the genre {first}",
            HistoryKind.GenreExclusionChanged => $"Changed where the genre {first} is shown",
            _ => change.Description,
        };
    }

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
    /// <returns>The message.</returns>
    public virtual string UndoneMany(int count) => $"{FormatChanges(count)} undone.";

    /// <summary>Returns the message after several changes were made again.</summary>
    /// <param name="count">Their number.</param>
    /// <returns>The message.</returns>
    public virtual string RedoneMany(int count) => $"{FormatChanges(count)} redone.";

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

    // Several pairs may have been decided together.
    private static string OthersOf(HistoryEntry change) => change.Subjects.Count > 2 ? ", and others" : "";

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
        return fields.Length == 0 ? "details" : string.Join(", ", fields);
    }

    // The history writes fields in snake case.
    private string FieldNameOf(string field)
        => Enum.TryParse(field.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out TrackField known)
            ? FieldName(known)
            : field;

    private static string ListOf(HistoryEntry change, HistorySubjectKind kind)
    {
        string names = string.Join(", ", change.Subjects.Where(subject => subject.Kind == kind).Select(subject => subject.Name));
        return names.Length == 0 ? "" : $": {names}";
    }
}
