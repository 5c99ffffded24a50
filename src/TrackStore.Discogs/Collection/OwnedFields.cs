using System.Globalization;
using TrackStore.Discogs.Answers;
using TrackStore.Discogs.Mapping;

namespace TrackStore.Discogs.Collection;

/// <summary>Gives what the user has to do with a release as named values.</summary>
internal static class OwnedFields
{
    /// <summary>The fields that every collection begins with; a user may add others behind them.</summary>
    private const long MediaCondition = 1;
    private const long SleeveCondition = 2;

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
            => Set(name, string.Join("; ", owned.Copies.Select(copy => value(copy.Item)).Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.Ordinal)));

        void Set(string name, string? value)
        {
            if (TextLimits.Fit(value, TextLimits.More) is { } text)
                more[name] = text;
        }
    }

    private static string? FolderOf(DiscogsCollectionItem item, IReadOnlyDictionary<long, string> folders)
        => item.FolderId is not { } id || id <= 0 ? null : folders.GetValueOrDefault(id) ?? (id == 1 ? "Uncategorized" : id.ToString(CultureInfo.InvariantCulture));

    private static string? Rating(int? rating) => rating is >= 1 and <= 5 ? rating.Value.ToString(CultureInfo.InvariantCulture) : null;

    private static string? NoteOf(DiscogsCollectionItem item, Func<long, bool> wanted)
    {
        string text = string.Join("; ", (item.Notes ?? []).Where(note => note is not null && wanted(note.FieldId) && !string.IsNullOrWhiteSpace(note.Value)).Select(note => note!.Value!.Trim()));
        return text.Length == 0 ? null : text;
    }
}
