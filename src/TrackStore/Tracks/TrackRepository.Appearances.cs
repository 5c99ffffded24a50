using TrackStore.Tracks.Queries;

namespace TrackStore.Tracks;

internal sealed partial class TrackRepository
{
    public Task<IReadOnlyList<TrackAppearance>> GetAppearancesAsync(long trackId, CancellationToken cancellationToken = default)
        => database.QueryAsync((context, token) => AppearanceReader.ReadAsync(context, trackId, token), cancellationToken);
}
