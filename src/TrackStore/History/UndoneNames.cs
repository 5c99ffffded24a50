using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;

namespace TrackStore.History;

/// <summary>
/// Checks that no word is a tag's or genre's name and another one's spelling once all parts of a change are undone. Until then, one part
/// may bring back a name that a later one takes off the spellings.
/// </summary>
internal sealed class UndoneNames
{
    private readonly HashSet<string> _tags = [];
    private readonly HashSet<string> _genres = [];

    /// <summary>Notes the names and spellings of a part.</summary>
    public void Add(IReadOnlyList<RecordedRow> recorded)
    {
        foreach (RecordedRow row in recorded)
        {
            HashSet<string>? keys = row.Entity switch
            {
                nameof(TagEntity) or nameof(TagAliasEntity) => _tags,
                nameof(GenreEntity) or nameof(GenreAliasEntity) => _genres,
                _ => null,
            };
            foreach (RecordedValues values in new[] { row.Before, row.After }.OfType<RecordedValues>())
            {
                if (values.Find(nameof(TagEntity.NameKey)) is { } key)
                    keys?.Add(key.Text);
            }
        }
    }

    /// <exception cref="UndoConflictException">A word is both.</exception>
    public void Check(LibraryRows rows, UndoScope scope)
    {
        foreach (string key in _tags)
        {
            if (rows.TagAliases.ByKey.FindOne(key) is { } alias && rows.Tags.ByKey.FindOne(key) is not null)
                throw Conflict(scope, "tag", alias.Name);
        }

        foreach (string key in _genres)
        {
            if (rows.GenreAliases.ByKey.FindOne(key) is { GenreId: not null } alias && rows.Genres.ByKey.FindOne(key) is not null)
                throw Conflict(scope, "genre", alias.Name);
        }
    }

    private static UndoConflictException Conflict(UndoScope scope, string noun, string name) => scope.Conflict(
        $"\"{name}\" would be the name of a {noun} and a spelling of another one. Delete the {noun} or remove the spelling first.");
}
