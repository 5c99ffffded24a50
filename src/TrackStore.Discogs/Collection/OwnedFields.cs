using System.Globalization;
using TrackStore.Discogs.Mapping;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Collection;

/// <summary>Writes what the user owns and wants of a release into named fields.</summary>
internal static class OwnedFields
{
    /// <summary>The two fields of every collection; a user may add more.</summary>
    private const long MediaCondition = 1;
    private const long SleeveCondition = 2;
    private const string Separator = "; ";

    public static void AddTo(Dictionary<string, string?> more, OwnedRecord owned, IReadOnlyDictionary<long, string> folders)
    {
        if (owned.Copies.Count > 0)
        {
            more["in_collection"] = "true";
            if (owned.Copies.Count > 1)
                more["collection_copies"] = owned.Copies.Count.ToString(CultureInfo.InvariantCulture);
            Add("collection_folder", item => FolderOf(item, folders));
            Add("collection_rating", item => Rating(item.Rating));
            Add("collection_added", item => item.DateAdded);
            Add("media_condition", item => NoteOf(item, field => field == MediaCondition));
            Add("sleeve_condition", item => NoteOf(item, field => field == SleeveCondition));
            Add("collection_notes", item => NoteOf(item, field => field > SleeveCondition));
        }

        if (owned.Want?.Want is { } want)
        {
            more["in_wantlist"] = "true";
            Set("wantlist_rating", Rating(want.Rating));
            Set("wantlist_added", want.DateAdded);
            Set("wantlist_notes", want.Notes);
        }

        void Add(string name, Func<DiscogsCollectionItem, string?> value)
        {
            IEnumerable<string?> values = owned.Copies.Select(copy => value(copy.Item)).Where(text => !string.IsNullOrWhiteSpace(text));
            Set(name, string.Join(Separator, values.Distinct(StringComparer.Ordinal)));
        }

        void Set(string name, string? value)
        {
            if (TextLimits.Fit(value, TextLimits.More) is { } text)
                more[name] = text;
        }
    }

    private static string? FolderOf(DiscogsCollectionItem item, IReadOnlyDictionary<long, string> folders)
    {
        if (item.FolderId is not > 0)
            return null;
        long id = item.FolderId.Value;
        return folders.GetValueOrDefault(id) ?? (id == 1 ? "Uncategorized" : id.ToString(CultureInfo.InvariantCulture));
    }

    private static string? Rating(int? rating) => rating is >= 1 and <= 5 ? rating.Value.ToString(CultureInfo.InvariantCulture) : null;

    private static string? NoteOf(DiscogsCollectionItem item, Func<long, bool> wanted)
    {
        IEnumerable<string> notes = (item.Notes ?? [])
            .OfType<DiscogsNote>()
            .Where(note => wanted(note.FieldId) && !string.IsNullOrWhiteSpace(note.Value))
            .Select(note => note.Value!.Trim());
        return string.Join(Separator, notes) is { Length: > 0 } text ? text : null;
    }
}
