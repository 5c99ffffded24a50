using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    public Task<IReadOnlyList<TrackGenre>> SetTrackGenresAsync(
        long trackId,
        IEnumerable<string> genreNames,
        string source = Sources.User,
        CancellationToken cancellationToken = default)
    {
        string sourceName = TextRules.SourceName(source, nameof(source));
        IReadOnlyList<NormalizedName> genres = NormalizedName.ListFrom(genreNames, nameof(genreNames));
        return database.PlanAsync(
            rows =>
            {
                rows.RequireTrack(trackId);
                var tracks = new TrackPlanner(rows, ranking);
                if (sourceName == Sources.User)
                    tracks.Layers.RemoveOverrides(trackId, TrackField.Genres);
                return tracks.Genres.Set(trackId, sourceName, genres);
            },
            (context, _, token) => GenresAsync(context, trackId, token),
            cancellationToken);
    }

    public Task<IReadOnlyList<TrackGenre>> GetGenresAsync(long trackId, CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => GenresAsync(context, trackId, token), cancellationToken);

    private static async Task<IReadOnlyList<TrackGenre>> GenresAsync(DbContext context, long trackId, CancellationToken cancellationToken)
        => await context.Set<TrackGenreEntity>()
            .Where(g => g.TrackId == trackId)
            .OrderByDescending(g => g.IsEffective)
            .ThenBy(g => g.Source)
            .ThenBy(g => g.Position)
            .Select(g => new TrackGenre { Name = g.Genre!.Name, Source = g.Source, IsEffective = g.IsEffective })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
}
