using TrackStore.Tracks.Layers;

namespace TrackStore.Tracks;

/// <content>One read for a panel about a track.</content>
internal sealed partial class TrackRepository
{
    public Task<TrackDetails?> GetDetailsAsync(long trackId, CancellationToken cancellationToken = default)
        => database.ReadSnapshotAsync(token => ReadDetailsAsync(trackId, token), cancellationToken);

    private async Task<TrackDetails?> ReadDetailsAsync(long trackId, CancellationToken cancellationToken)
    {
        if (await GetAsync(trackId, cancellationToken).ConfigureAwait(false) is not { } track)
            return null;
        return new TrackDetails
        {
            Track = track,
            Album = track.AlbumId is { } albumId ? await details.Albums.GetAsync(albumId, cancellationToken).ConfigureAwait(false) : null,
            Genres = await GetGenresAsync(trackId, cancellationToken).ConfigureAwait(false),
            Tags = await details.Tags.GetTagsAsync(trackId, cancellationToken).ConfigureAwait(false),
            Links = await platforms.ListAsync(trackId, cancellationToken).ConfigureAwait(false),
            Fields = await database.QueryAsync(
                (context, token) => new FieldExplainer(context, ranking, artwork).ExplainAllAsync(trackId, token),
                cancellationToken).ConfigureAwait(false),
            Appearances = await GetAppearancesAsync(trackId, cancellationToken).ConfigureAwait(false),
            Artwork = await details.Artwork.ExplainArtworkAsync(ArtworkOwner.Track(trackId), cancellationToken: cancellationToken)
                .ConfigureAwait(false),
        };
    }
}
