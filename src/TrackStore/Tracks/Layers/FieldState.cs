using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Tracks.Layers;

/// <summary>What a track shows for a field, and what the user has decided about it, for the history.</summary>
/// <param name="Text">The value in its stored form, genres separated by semicolons; null for none, and for a picture.</param>
/// <param name="Decision">What differs whenever the user has decided otherwise.</param>
internal readonly record struct FieldState(string? Text, string? Decision)
{
    /// <summary>Reads fields as a plan leaves them, by their names in the history.</summary>
    public static FieldState[] Of(LibraryRows rows, long trackId, FieldRanking ranking, IReadOnlyList<string> fields)
    {
        TrackLayers? layers = null;
        return [.. fields.Select(name => EnumNames<TrackField>.TryParse(name) switch
        {
            null => OfFile(rows, trackId),
            TrackField.Artwork => new FieldState(Text: null, PictureOf(rows, trackId)),
            TrackField.Genres => OfGenres(rows, trackId, layers ??= rows.LayersOf(trackId, ranking)),
            { } field => OfText(layers ??= rows.LayersOf(trackId, ranking), field),
        })];
    }

    /// <summary>Lists the fields whose state an edit changed, with what they showed before and show after it.</summary>
    public static IEnumerable<HistorySubject> Differences(IReadOnlyList<string> fields, FieldState[] before, FieldState[] after)
        => fields.Select((name, i) => (Name: name, Before: before[i], After: after[i]))
            .Where(field => field.Before != field.After)
            .Select(field => new HistorySubject(HistorySubjectKind.Field, Id: null, field.Name)
            {
                Before = field.Before.Text,
                After = field.After.Text,
            });

    private static FieldState OfText(TrackLayers layers, TrackField field) => new(layers.Effective(field), DecisionOf(layers, field));

    private static FieldState OfGenres(LibraryRows rows, long trackId, TrackLayers layers)
    {
        TrackGenreEntity[] genres = [.. rows.TrackGenres.ByTrack.Find(trackId).OrderBy(genre => genre.Position)];
        string shown = string.Join("; ", genres.Where(genre => genre.IsEffective).Select(genre => rows.Genres.Find(genre.GenreId)?.Name));
        string chosen = string.Join(',', genres.Where(genre => genre.Source == Sources.User).Select(genre => genre.GenreId));
        return new FieldState(shown.Length == 0 ? null : shown, $"{DecisionOf(layers, TrackField.Genres)} {chosen}");
    }

    private static FieldState OfFile(LibraryRows rows, long trackId)
        => rows.Tracks.Find(trackId) is { } track
            ? new FieldState(track.LocalPath, track.IsAvailableLocally ? "available" : null)
            : default;

    private static string? DecisionOf(TrackLayers layers, TrackField field)
        => layers.Has(field, FieldLayer.User) ? $"user {layers.At(field, FieldLayer.User)}" : layers.At(field, FieldLayer.Pin);

    private static string? PictureOf(LibraryRows rows, long trackId) => rows.TrackArtworks.ByTrack.Find(trackId)
        .Where(picture => picture.ChosenByUser || picture.ArtworkId is null)
        .Select(picture => $"{picture.Kind} {picture.Source} {picture.ArtworkId}")
        .Order(StringComparer.Ordinal)
        .Aggregate((string?)null, (all, one) => $"{all};{one}");
}
