using Microsoft.EntityFrameworkCore;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Text;
using TrackStore.Tracks.Layers;

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
        return database.WriteAsync(
            async (transaction, token) =>
            {
                await transaction.RequireTrackAsync(trackId, token).ConfigureAwait(false);
                using var overrides = new UserOverrides(transaction);
                if (sourceName == Sources.User)
                    await overrides.RemoveAsync(trackId, TrackField.Genres, token).ConfigureAwait(false);
                using var writer = new GenreWriter(transaction, ranking);
                await writer.SetAsync(trackId, sourceName, genres, token).ConfigureAwait(false);
                return await GenresAsync(transaction.Context, trackId, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<TrackGenre>> GetGenresAsync(long trackId, CancellationToken cancellationToken = default)
        => database.ReadAsync((context, token) => GenresAsync(context, trackId, token), cancellationToken);

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
