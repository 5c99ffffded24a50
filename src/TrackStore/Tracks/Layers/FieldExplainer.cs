using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TrackStore.Artwork;
using TrackStore.Artwork.Linking;
using TrackStore.Artwork.Selection;
using TrackStore.Fields;
using TrackStore.Platforms;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks.Layers;

/// <summary>Explains why fields show what they show.</summary>
internal sealed class FieldExplainer(DbContext context, FieldRanking ranking, IReadOnlyList<string> artworkRanking)
{
    public static async Task<TrackLayers> ReadLayersAsync(DbContext context, long trackId, FieldRanking ranking, CancellationToken cancellationToken)
    {
        var layers = new TrackLayers(ranking);
        List<TrackFieldEntity> rows = await context.Set<TrackFieldEntity>().Where(row => row.TrackId == trackId).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (TrackFieldEntity row in rows)
        {
            // What a newer version wrote is not shown by this one.
            if (EnumNames<TrackField>.TryParse(row.Field) is { } field && EnumNames<FieldLayer>.TryParse(row.Layer) is { } layer)
                layers.Set(field, layer, row.Value, row.SetAt);
        }

        var platforms = await context.Set<PlatformInfoEntity>()
            .Where(link => link.TrackId == trackId && link.Fields != null)
            .Select(link => new { link.Platform, link.Fields, link.Sync!.LastSynced })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        foreach (var link in platforms)
            layers.Add(new PlatformLayer(link.Platform, PlatformJson.ReadFields(link.Fields), link.LastSynced));
        return layers;
    }

    public static IEnumerable<TrackFieldValue> CandidatesOf(TrackLayers layers, TrackField field) => layers.Candidates(field).Select((value, index) => new TrackFieldValue
    {
        Field = field,
        Layer = value.Layer,
        Platform = value.Platform,
        Value = value.Value,
        SetAt = TrackRowMapping.ToUtc(value.SetAt),
        IsEffective = index == 0,
    });

    public async Task<FieldExplanation?> ExplainAsync(long trackId, TrackField field, CancellationToken cancellationToken)
    {
        if (!await context.Set<TrackEntity>().AnyAsync(track => track.Id == trackId, cancellationToken).ConfigureAwait(false))
            return null;

        TrackLayers layers = await ReadLayersAsync(context, trackId, ranking, cancellationToken).ConfigureAwait(false);
        return field switch
        {
            TrackField.Genres => await ExplainGenresAsync(trackId, layers, cancellationToken).ConfigureAwait(false),
            TrackField.Artwork => await ExplainArtworkAsync(trackId, cancellationToken).ConfigureAwait(false),
            _ => Explanation(trackId, field, layers.RuleOf(field), [.. CandidatesOf(layers, field)], ranking.For(field)),
        };
    }

    private static FieldExplanation Explanation(long trackId, TrackField field, FieldRule rule, IReadOnlyList<TrackFieldValue> candidates, IReadOnlyList<string> order) => new()
    {
        TrackId = trackId,
        Field = field,
        Rule = rule,
        Candidates = candidates,
        Ranking = order,
    };

    private async Task<FieldExplanation> ExplainGenresAsync(long trackId, TrackLayers layers, CancellationToken cancellationToken)
    {
        var links = await context.Set<TrackGenreEntity>()
            .Where(link => link.TrackId == trackId)
            .OrderBy(link => link.Position)
            .Select(link => new { link.Source, link.Genre!.Name, link.IsEffective })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        string? pinned = layers.At(TrackField.Genres, FieldLayer.Pin);
        List<TrackFieldValue> candidates =
        [
            .. links.GroupBy(link => link.Source).Select(source => new TrackFieldValue
            {
                Field = TrackField.Genres,
                Layer = source.Key switch
                {
                    Sources.User => FieldLayer.User,
                    Sources.Base => FieldLayer.Base,
                    _ => source.Key == pinned ? FieldLayer.Pin : FieldLayer.Platform,
                },
                Platform = source.Key is Sources.User or Sources.Base ? null : source.Key,
                Value = string.Join(", ", source.Select(link => link.Name)),
                SetAt = layers.Platforms.Where(layer => layer.Platform == source.Key).Select(layer => TrackRowMapping.ToUtc(layer.SetAt)).FirstOrDefault(),
                IsEffective = source.First().IsEffective,
            }),
        ];
        LayerValue? emptied = candidates.Exists(value => value.Layer == FieldLayer.User) ? null : layers.Candidates(TrackField.Genres).Cast<LayerValue?>().FirstOrDefault(value => value!.Value.Layer == FieldLayer.User);
        if (emptied is { } none)
            candidates.Add(new TrackFieldValue { Field = TrackField.Genres, Layer = FieldLayer.User, Value = null, SetAt = TrackRowMapping.ToUtc(none.SetAt), IsEffective = true });
        candidates.Sort((a, b) => a.IsEffective != b.IsEffective ? b.IsEffective.CompareTo(a.IsEffective) : ranking.IsBefore(NameOf(a), NameOf(b), TrackField.Genres) ? -1 : 1);
        return Explanation(trackId, TrackField.Genres, RuleOf(candidates), candidates, ranking.For(TrackField.Genres));
    }

    private static string NameOf(TrackFieldValue value) => value.Platform ?? (value.Layer == FieldLayer.User ? Sources.User : Sources.Base);

    private static FieldRule RuleOf(List<TrackFieldValue> candidates) => candidates is not [var first, ..]
        ? FieldRule.Unknown
        : first.Layer switch
        {
            FieldLayer.User => FieldRule.EditedByUser,
            FieldLayer.Pin => FieldRule.Pinned,
            FieldLayer.Base => FieldRule.FirstStored,
            _ => candidates.Count(value => value.Layer is FieldLayer.Platform or FieldLayer.Pin) > 1 ? FieldRule.PlatformRanking : FieldRule.OnlyPlatform,
        };

    private async Task<FieldExplanation> ExplainArtworkAsync(long trackId, CancellationToken cancellationToken)
    {
        (IReadOnlyList<ArtworkLink> ordered, ArtworkRule rule) = ArtworkRanking.Decide(
            await ArtworkLinks.ReadAsync(context, ImageSubject.Track, trackId, ArtworkKind.Front, cancellationToken).ConfigureAwait(false), artworkRanking);
        if (ordered.Count == 0)
        {
            long? albumId = await context.Set<TrackEntity>().Where(track => track.Id == trackId).Select(track => track.AlbumId).FirstAsync(cancellationToken).ConfigureAwait(false);
            if (albumId is { } known)
            {
                (ordered, rule) = ArtworkRanking.Decide(
                    await ArtworkLinks.ReadAsync(context, ImageSubject.Album, known, ArtworkKind.Front, cancellationToken).ConfigureAwait(false), artworkRanking);
            }
        }

        return Explanation(trackId, TrackField.Artwork, ToRule(rule), [.. ordered.Select(ToValue)], artworkRanking);
    }

    private static TrackFieldValue ToValue(ArtworkLink link, int index) => new()
    {
        Field = TrackField.Artwork,
        Layer = link.Source is Sources.User or Schema.NoArtwork ? FieldLayer.User : link.Source == Sources.Base ? FieldLayer.Base : link.IsChosen ? FieldLayer.Pin : FieldLayer.Platform,
        Platform = link.Source is Sources.User or Schema.NoArtwork or Sources.Base ? null : link.Source,
        Value = link.ArtworkId is null ? null : string.Create(CultureInfo.InvariantCulture, $"{link.Width} x {link.Height}"),
        SetAt = TrackRowMapping.ToUtc(link.CreatedAt),
        IsEffective = index == 0,
    };

    private static FieldRule ToRule(ArtworkRule rule) => rule switch
    {
        ArtworkRule.NoCandidate => FieldRule.Unknown,
        ArtworkRule.DeliberatelyNone => FieldRule.EditedByUser,
        ArtworkRule.ChosenByUser => FieldRule.Pinned,
        ArtworkRule.OnlyCandidate => FieldRule.OnlyPlatform,
        _ => FieldRule.PlatformRanking,
    };
}
