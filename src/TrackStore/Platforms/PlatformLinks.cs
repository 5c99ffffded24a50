using TrackStore.Artwork;
using TrackStore.Artwork.Linking;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage;
using TrackStore.Storage.Sql;
using TrackStore.Tracks;
using TrackStore.Tracks.Layers;

namespace TrackStore.Platforms;

/// <summary>Writes tracks' links to platforms, with the layers that hang on them.</summary>
internal static class PlatformLinks
{
    private static readonly TrackField[] Names = [TrackField.Title, TrackField.Artist];

    // What is not brought along stays, unless the link now leads to another item.
    private const string Upsert = """
        INSERT INTO track_platform_info (track_id, platform, platform_id, platform_uri, platform_data, fields, needs_update)
        VALUES (@track, @platform, @platform_id, @uri, @data, @fields, @stale)
        ON CONFLICT (track_id, platform) DO UPDATE SET
            platform_uri = CASE WHEN track_platform_info.platform_id = excluded.platform_id THEN coalesce(excluded.platform_uri, track_platform_info.platform_uri) ELSE excluded.platform_uri END,
            platform_data = CASE WHEN track_platform_info.platform_id = excluded.platform_id THEN coalesce(excluded.platform_data, track_platform_info.platform_data) ELSE excluded.platform_data END,
            fields = CASE WHEN track_platform_info.platform_id = excluded.platform_id THEN coalesce(excluded.fields, track_platform_info.fields) ELSE excluded.fields END,
            platform_id = excluded.platform_id,
            needs_update = excluded.needs_update
        """;

    private const string Synced = """
        INSERT INTO track_platform_syncs (track_id, platform, last_synced) VALUES (@track, @platform, @now)
        ON CONFLICT (track_id, platform) DO UPDATE SET last_synced = excluded.last_synced
        """;

    // The time of the last sync is not compared: that a platform was asked again is no change of the track.
    private const string FindSame = """
        SELECT 1 FROM track_platform_info WHERE track_id = @track AND platform = @platform AND platform_id = @platform_id AND needs_update = @stale
            AND coalesce(@uri, platform_uri) IS NOT DISTINCT FROM platform_uri AND coalesce(@data, platform_data) IS NOT DISTINCT FROM platform_data
            AND coalesce(@fields, fields) IS NOT DISTINCT FROM fields
        """;

    public static async Task UpsertAsync(StoreTransaction transaction, long trackId, PlatformLink link, CancellationToken cancellationToken)
    {
        using (SqlStatement find = transaction.Prepare(FindSame, "@track", "@platform", "@platform_id", "@uri", "@data", "@fields", "@stale"))
        {
            if (await find.NumberAsync(cancellationToken, trackId, link.Platform, link.PlatformId, link.Uri, link.Data, link.Fields, false).ConfigureAwait(false) is null)
                transaction.Changes.ChangedTrack(trackId);
        }

        await transaction.ExecuteAsync(
            Upsert,
            [
                ("@track", trackId), ("@platform", link.Platform), ("@platform_id", link.PlatformId), ("@uri", link.Uri), ("@data", link.Data),
                ("@fields", link.Fields), ("@stale", false),
            ],
            cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(Synced, [("@track", trackId), ("@platform", link.Platform), ("@now", transaction.Now)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes a platform's layer, genres and pictures away from a track, save a picture that the user chose.</summary>
    /// <returns>True when there was a link.</returns>
    public static async Task<bool> RemoveAsync(
        StoreTransaction transaction,
        TrackWriter tracks,
        GenreWriter genres,
        (long TrackId, string Platform) link,
        IReadOnlyList<string> artworkRanking,
        CancellationToken cancellationToken)
    {
        (long trackId, string platform) = link;
        TrackLayers before = await tracks.ReadLayersAsync(trackId, cancellationToken).ConfigureAwait(false);
        int removed = await transaction.ExecuteAsync(
            "DELETE FROM track_platform_info WHERE track_id = @track AND platform = @platform", [("@track", trackId), ("@platform", platform)], cancellationToken).ConfigureAwait(false);
        if (removed == 0)
            return false;

        transaction.Changes.ChangedTrack(trackId);
        await KeepNamesAsync(tracks, trackId, platform, before, cancellationToken).ConfigureAwait(false);
        await new UserOverrides(transaction, trackId).ForgetPinsAsync(platform, cancellationToken).ConfigureAwait(false);
        await tracks.ProjectAsync(trackId, cancellationToken).ConfigureAwait(false);
        await genres.SetAsync(trackId, platform, [], cancellationToken).ConfigureAwait(false);
        await RemovePicturesAsync(transaction, trackId, platform, artworkRanking, cancellationToken).ConfigureAwait(false);
        return true;
    }

    // A track can't be without title and artist: when nobody else knows them, they are what was first stored.
    private static async Task KeepNamesAsync(TrackWriter tracks, long trackId, string platform, TrackLayers before, CancellationToken cancellationToken)
    {
        PlatformLayer? leaving = before.Platforms.FirstOrDefault(layer => layer.Platform == platform);
        foreach (TrackField field in Names)
        {
            bool isKnown = before.At(field, FieldLayer.Base) is not null
                || before.Platforms.Any(layer => layer.Platform != platform && layer.Values.Of(field) is not null);
            if (!isKnown && leaving?.Values.Of(field) is { } value)
                await tracks.SetFieldsAsync(trackId, FieldLayer.Base, [new(field, value)], cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task RemovePicturesAsync(StoreTransaction transaction, long trackId, string platform, IReadOnlyList<string> ranking, CancellationToken cancellationToken)
    {
        foreach (ArtworkKind kind in Enum.GetValues<ArtworkKind>())
        {
            var links = new ArtworkLinks(transaction, ImageSubject.Track, trackId, kind);
            ArtworkLink? link = (await links.ReadAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(candidate => candidate.Source == platform);
            if (link is not { IsChosen: false, ArtworkId: { } artworkId })
                continue;
            await links.RemoveAsync(platform, cancellationToken).ConfigureAwait(false);
            await links.ShowBestAsync(ranking, cancellationToken).ConfigureAwait(false);
            await transaction.SweepArtworksAsync([artworkId], cancellationToken).ConfigureAwait(false);
        }
    }
}
