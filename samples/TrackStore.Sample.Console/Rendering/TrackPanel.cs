namespace TrackStore.Sample.Rendering;

/// <summary>Shows everything that the library has about one track.</summary>
internal static class TrackPanel
{
    public static async Task WriteAsync(Output output, Library library, Track track, CancellationToken cancellationToken)
    {
        ITrackRepository tracks = library.Tracks;
        TrackDetailsView.WriteFields(output, track, await library.Fields.GetFieldsAsync(track.Id, cancellationToken));
        if (track.AlbumId is { } albumId && await library.Albums.GetAsync(albumId, cancellationToken) is { } album)
            TrackDetailsView.WriteAlbum(output, album);
        TrackDetailsView.WriteOtherAlbums(output, await tracks.GetAppearancesAsync(track.Id, cancellationToken));
        TrackDetailsView.WriteGenres(output, await tracks.GetGenresAsync(track.Id, cancellationToken));
        TrackDetailsView.WriteTags(output, await library.Tags.GetTagsAsync(track.Id, cancellationToken));
        TrackDetailsView.WritePlatforms(output, await tracks.GetPlatformInfoAsync(track.Id, cancellationToken));

        IReadOnlyList<ImageInfo> own = await library.Images.ListImagesAsync(ArtworkOwner.Track(track.Id), cancellationToken);
        IReadOnlyList<ImageInfo> shared = track.AlbumId is { } id
            ? await library.Images.ListImagesAsync(ArtworkOwner.Album(id), cancellationToken)
            : [];
        TrackDetailsView.WriteImages(output, [.. own, .. shared]);
        if ((own.Count > 0 ? own : shared) is [{ } shown, ..])
            await OriginalView.WriteAsync(output, library, shown.ArtworkId, cancellationToken);
        PlaceholderView.Write(output, track);
    }
}
