using Microsoft.EntityFrameworkCore;
using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Layers;

/// <summary>Explains why the fields of a track show the values that they show.</summary>
internal sealed class FieldExplainer(DbContext context, FieldRanking ranking, ITrackArtwork artwork)
{
    public static async Task<TrackLayers> ReadLayersAsync(
        DbContext context,
        long trackId,
        FieldRanking ranking,
        CancellationToken cancellationToken)
    {
        var layers = new TrackLayers(ranking);
        List<TrackFieldEntity> rows = await context.Set<TrackFieldEntity>()
            .Where(row => row.TrackId == trackId)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (TrackFieldEntity row in rows)
        {
            // A newer version of the library may have written fields and layers that this one doesn't know.
            if (EnumNames<TrackField>.TryParse(row.Field) is { } field && EnumNames<FieldLayer>.TryParse(row.Layer) is { } layer)
                layers.Set(field, layer, row.Value, row.SetAt);
        }

        var platforms = await context.Set<PlatformInfoEntity>()
            .Where(link => link.TrackId == trackId && link.Position == 0 && link.Fields != null)
            .Select(link => new { link.Platform, link.Fields, link.Sync!.LastSynced })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (var link in platforms)
            layers.Add(new PlatformLayer(link.Platform, FieldJson.Read(link.Fields), link.LastSynced ?? default));
        return layers;
    }

    public static IEnumerable<TrackFieldValue> CandidatesOf(TrackLayers layers, TrackField field)
    {
        bool hasWinner = layers.WinnerOf(field) is not null;
        return layers.Candidates(field).Select((value, index) => new TrackFieldValue
        {
            Field = field,
            Layer = value.Layer,
            Platform = value.Platform,
            Value = value.Value,
            SetAt = StoredValues.ToUtc(value.SetAt),
            IsEffective = index == 0 && hasWinner,
        });
    }

    public async Task<FieldExplanation?> ExplainAsync(long trackId, TrackField field, CancellationToken cancellationToken)
    {
        if (!await context.Set<TrackEntity>().AnyAsync(track => track.Id == trackId, cancellationToken).ConfigureAwait(false))
            return null;
        if (field == TrackField.Artwork)
            return await artwork.ExplainAsync(context, trackId, cancellationToken).ConfigureAwait(false);

        TrackLayers layers = await ReadLayersAsync(context, trackId, ranking, cancellationToken).ConfigureAwait(false);
        return await ExplainAsync(trackId, field, layers, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Explains all fields of a track that exists, with one read of its layers.</summary>
    public async Task<IReadOnlyList<FieldExplanation>> ExplainAllAsync(long trackId, CancellationToken cancellationToken)
    {
        TrackLayers layers = await ReadLayersAsync(context, trackId, ranking, cancellationToken).ConfigureAwait(false);
        var explanations = new List<FieldExplanation>();
        foreach (TrackField field in Enum.GetValues<TrackField>())
        {
            explanations.Add(field == TrackField.Artwork
                ? await artwork.ExplainAsync(context, trackId, cancellationToken).ConfigureAwait(false)
                : await ExplainAsync(trackId, field, layers, cancellationToken).ConfigureAwait(false));
        }

        return explanations;
    }

    private async Task<FieldExplanation> ExplainAsync(
        long trackId, TrackField field, TrackLayers layers, CancellationToken cancellationToken)
    {
        if (field != TrackField.Genres)
            return Explanation(trackId, field, layers.RuleOf(field), [.. CandidatesOf(layers, field)]);
        List<TrackFieldValue> genres = await ReadGenresAsync(trackId, layers, cancellationToken).ConfigureAwait(false);
        return Explanation(trackId, TrackField.Genres, RuleOf(genres), genres);
    }

    private FieldExplanation Explanation(long trackId, TrackField field, FieldRule rule, IReadOnlyList<TrackFieldValue> candidates) => new()
    {
        TrackId = trackId,
        Field = field,
        Rule = rule,
        Candidates = candidates,
        Ranking = ranking.For(field),
    };

    /// <summary>Lists the genres of each source as one value, the effective source first.</summary>
    private async Task<List<TrackFieldValue>> ReadGenresAsync(long trackId, TrackLayers layers, CancellationToken cancellationToken)
    {
        var links = await context.Set<TrackGenreEntity>()
            .Where(link => link.TrackId == trackId)
            .OrderBy(link => link.Position)
            .Select(link => new { link.Source, link.Genre!.Name, link.IsEffective })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        List<TrackFieldValue> candidates =
        [
            .. links.GroupBy(link => link.Source).Select(source => new TrackFieldValue
            {
                Field = TrackField.Genres,
                Layer = LayerOf(source.Key, layers),
                Platform = source.Key is Sources.User or Sources.Base ? null : source.Key,
                Value = string.Join(", ", source.Select(link => link.Name)),
                SetAt = layers.Platforms
                    .Where(layer => layer.Platform == source.Key)
                    .Select(layer => StoredValues.ToUtc(layer.SetAt))
                    .FirstOrDefault(),
                IsEffective = source.First().IsEffective,
            }),
        ];
        if (!candidates.Exists(value => value.Layer == FieldLayer.User) && EmptiedGenres(layers) is { } emptied)
            candidates.Add(emptied);
        candidates.Sort(CompareGenres);
        return candidates;
    }

    private static FieldLayer LayerOf(string source, TrackLayers layers) => source switch
    {
        Sources.User => FieldLayer.User,
        Sources.Base => FieldLayer.Base,
        _ => source == layers.At(TrackField.Genres, FieldLayer.Pin) ? FieldLayer.Pin : FieldLayer.Platform,
    };

    private static TrackFieldValue? EmptiedGenres(TrackLayers layers) => layers.Candidates(TrackField.Genres)
        .Where(value => value.Layer == FieldLayer.User)
        .Select(value => new TrackFieldValue
        {
            Field = TrackField.Genres,
            Layer = FieldLayer.User,
            Value = null,
            SetAt = StoredValues.ToUtc(value.SetAt),
            IsEffective = true,
        })
        .FirstOrDefault();

    private int CompareGenres(TrackFieldValue a, TrackFieldValue b)
    {
        if (a.IsEffective != b.IsEffective)
            return b.IsEffective.CompareTo(a.IsEffective);
        (string first, string second) = (NameOf(a), NameOf(b));
        return first == second ? 0 : ranking.IsBefore(first, second, TrackField.Genres) ? -1 : 1;
    }

    private static string NameOf(TrackFieldValue value) => value.Platform ?? (value.Layer == FieldLayer.User ? Sources.User : Sources.Base);

    private static FieldRule RuleOf(List<TrackFieldValue> candidates) => candidates is not [var first, ..]
        ? FieldRule.Unknown
        : first.Layer switch
        {
            FieldLayer.User => FieldRule.EditedByUser,
            FieldLayer.Pin => FieldRule.Pinned,
            FieldLayer.Base => FieldRule.FirstStored,
            _ => candidates.Count(value => value.Layer is FieldLayer.Platform or FieldLayer.Pin) > 1
                ? FieldRule.PlatformRanking
                : FieldRule.OnlyPlatform,
        };
}
