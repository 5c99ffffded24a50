using Microsoft.EntityFrameworkCore;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Tracks.Layers;

/// <summary>Compares what tracks show by two rankings. Each step reads a few hundred tracks, and nothing is planned.</summary>
/// <param name="database">The library.</param>
/// <param name="current">The ranking in use.</param>
/// <param name="other">The ranking that would take its place.</param>
/// <param name="maxExamples">The most examples of each field.</param>
internal sealed class RankingComparison(StoreDatabase database, FieldRanking current, FieldRanking other, int maxExamples)
{
    private const int Step = 2000;
    private const int Chunk = 500;

    // Nobody sees the address of a picture, and the pictures have a ranking of their own.
    private static readonly TrackField[] Compared =
    [
        .. FieldValues.Fields.Where(field => FieldRules.IsText(field) && field != TrackField.ArtworkUrl), TrackField.Genres,
    ];

    private readonly Dictionary<TrackField, (int Tracks, List<RankingExample> Examples)> _effects = [];
    private int _compared;
    private int _changed;
    private long _lastChanged;

    /// <summary>Compares all tracks of the library.</summary>
    public async Task<RankingPreview> RunAsync(IProgress<RankingProgress>? progress, CancellationToken cancellationToken)
    {
        if (current.Fingerprint != other.Fingerprint)
            await CompareAllAsync(progress, cancellationToken).ConfigureAwait(false);
        return new RankingPreview
        {
            ComparedTracks = _compared,
            ChangedTracks = _changed,
            Fields =
            [
                .. _effects.OrderBy(effect => effect.Key)
                    .Select(effect => new FieldRankingEffect(effect.Key, effect.Value.Tracks, effect.Value.Examples)),
            ],
        };
    }

    private async Task CompareAllAsync(IProgress<RankingProgress>? progress, CancellationToken cancellationToken)
    {
        int total = await database.QueryAsync((context, token) => context.Set<TrackEntity>().CountAsync(token), cancellationToken)
            .ConfigureAwait(false);
        int done = 0;
        long? last = 0;
        while (last is { } after)
        {
            (last, int read, long[] ranked) = await database.QueryAsync(
                (context, token) => ReadStepAsync(context, after, token), cancellationToken).ConfigureAwait(false);
            foreach (long[] chunk in ranked.Chunk(Chunk))
            {
                List<Difference> found = await database.PreviewAsync(rows => Compare(rows, chunk), cancellationToken).ConfigureAwait(false);
                _compared += chunk.Length;
                found.ForEach(Count);
            }

            done += read;
            progress?.Report(new RankingProgress(done, Math.Max(done, total)));
        }
    }

    // A ranking decides nothing for a track with one source, so its layers needn't be read.
    private static async Task<(long? Last, int Read, long[] Ranked)> ReadStepAsync(
        DbContext context, long after, CancellationToken cancellationToken)
    {
        var tracks = await context.Set<TrackEntity>()
            .Where(track => track.Id > after)
            .OrderBy(track => track.Id)
            .Take(Step)
            .Select(track => new
            {
                track.Id,
                Platforms = track.PlatformInfo.Count(link => link.Position == 0 && link.Fields != null),
                Genres = track.Genres.Select(genre => genre.Source).Distinct().Count(),
            })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        long[] ranked = [.. tracks.Where(track => track.Platforms > 1 || track.Genres > 1).Select(track => track.Id)];
        return (tracks.Count < Step ? null : tracks[^1].Id, tracks.Count, ranked);
    }

    private List<Difference> Compare(LibraryRows rows, long[] trackIds)
    {
        var genresNow = new GenrePlanner(rows, current);
        var genresThen = new GenrePlanner(rows, other);
        var found = new List<Difference>();
        foreach (long trackId in trackIds)
        {
            TrackLayers now = rows.LayersOf(trackId, current);
            TrackLayers then = now.RankedBy(other);
            foreach (TrackField field in Compared)
            {
                Shown before = field == TrackField.Genres ? GenresOf(rows, genresNow, trackId) : ValueOf(now, field);
                Shown after = field == TrackField.Genres ? GenresOf(rows, genresThen, trackId) : ValueOf(then, field);
                if (before.Value == after.Value)
                    continue;
                (string? title, string? artist) = (now.Effective(TrackField.Title), now.Effective(TrackField.Artist));
                found.Add(new Difference(trackId, field, title, artist, before, after));
            }
        }

        return found;
    }

    private static Shown ValueOf(TrackLayers layers, TrackField field) => layers.WinnerOf(field) is { } winner
        ? new Shown(winner.Value, winner.Source)
        : default;

    private static Shown GenresOf(LibraryRows rows, GenrePlanner genres, long trackId)
    {
        (string source, IReadOnlyList<long> ids) = genres.FindBest(trackId);
        return ids.Count == 0 ? default : new Shown(string.Join(", ", ids.Select(id => rows.Genres.Find(id)?.Name)), source);
    }

    private void Count(Difference difference)
    {
        if (difference.TrackId != _lastChanged)
            _changed++;
        _lastChanged = difference.TrackId;
        (int tracks, List<RankingExample> examples) = _effects.GetValueOrDefault(difference.Field, (0, []));
        if (examples.Count < maxExamples)
            examples.Add(difference.ToExample());
        _effects[difference.Field] = (tracks + 1, examples);
    }

    private readonly record struct Shown(string? Value, string? Source);

    private sealed record Difference(long TrackId, TrackField Field, string? Title, string? Artist, Shown Before, Shown After)
    {
        public RankingExample ToExample() => new()
        {
            TrackId = TrackId,
            Title = Title ?? "",
            Artist = Artist ?? "",
            Before = Before.Value,
            SourceBefore = Before.Source,
            After = After.Value,
            SourceAfter = After.Source,
        };
    }
}
