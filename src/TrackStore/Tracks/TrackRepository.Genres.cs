using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Plans.Recording;
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
        return database.PlanAsync(
            rows =>
            {
                TrackEntity track = rows.RequireTrack(trackId);
                var tracks = new TrackPlanner(rows, ranking);
                string[] fields = [EnumNames<TrackField>.Of(TrackField.Genres)];
                FieldState[] before = sourceName == Sources.User ? FieldState.Of(rows, trackId, ranking, fields) : [];
                if (sourceName == Sources.User)
                    tracks.Layers.RemoveOverrides(trackId, TrackField.Genres);
                bool isChanged = tracks.Genres.Set(trackId, sourceName, genres);

                // What a host stores for a platform is not what a person has done.
                if (sourceName == Sources.User)
                {
                    IEnumerable<HistorySubject> changed = FieldState.Differences(
                        fields, before, FieldState.Of(rows, trackId, ranking, fields));
                    ChangeRecorder.Record(rows, HistoryKind.TracksEdited, track.DisplayName(), [track.ToSubject(), .. changed]);
                }

                return isChanged;
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
            .Select(g => new TrackGenre
            {
                Name = g.Genre!.Name,
                Source = g.Source,
                IsEffective = g.IsEffective,
                IsExcluded = g.Source != Sources.User
                    && context.Set<TrackGenreExclusionEntity>().Any(e => e.TrackId == trackId && e.GenreId == g.GenreId),
            })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
}
