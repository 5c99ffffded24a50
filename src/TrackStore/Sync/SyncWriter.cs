using System.Collections.ObjectModel;
using TrackStore.Artwork.Downloads.Queue;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Platforms;
using TrackStore.Storage;
using TrackStore.Text;
using TrackStore.Tracks;
using TrackStore.Tracks.Layers;

namespace TrackStore.Sync;

/// <summary>Writes platforms' tracks to the library. A writer serves one transaction.</summary>
internal sealed class SyncWriter : IDisposable
{
    private readonly StoreTransaction _transaction;
    private readonly SyncDependencies _dependencies;
    private readonly TrackWriter _tracks;
    private readonly GenreWriter _genres;
    private readonly PlatformLinkReader _reader;
    private readonly PlatformLinkWriter _links;
    private readonly MatchCandidateReader _candidates;
    private readonly SyncArtworkQueue? _queue;
    private TrackArtworkQueuer? _artworkQueuer;

    public SyncWriter(StoreTransaction transaction, SyncDependencies dependencies, bool includeArtwork)
    {
        _transaction = transaction;
        _dependencies = dependencies;
        _tracks = new TrackWriter(transaction, dependencies.Ranking);
        _genres = new GenreWriter(transaction, dependencies.Ranking);
        _reader = new PlatformLinkReader(transaction);
        _links = new PlatformLinkWriter(transaction, _reader);
        _candidates = new MatchCandidateReader(transaction);
        _queue = includeArtwork ? new SyncArtworkQueue(transaction, dependencies.Downloads, dependencies.ArtworkRanking) : null;
    }

    /// <summary>Gets the downloads that the tracks written so far are waiting for.</summary>
    public IReadOnlySet<long> PendingDownloads => _queue?.Pending ?? ReadOnlySet<long>.Empty;

    /// <summary>Reads the stored links of many tracks ahead of their <see cref="WriteAsync"/>.</summary>
    public Task ReadAheadAsync(IReadOnlyCollection<ValidatedPlatformTrack> tracks, CancellationToken cancellationToken)
        => _reader.ReadAheadAsync([.. tracks.Select(track => track.Link)], withTrack: tracks.Any(NeedsTrack), cancellationToken);

    public async ValueTask<SyncOutcome> WriteAsync(ValidatedPlatformTrack track, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredPlatformLink> linked = await _reader.FindAsync(track.Link, NeedsTrack(track), cancellationToken)
            .ConfigureAwait(false);
        if (linked.Count > 0)
        {
            SyncOutcome? first = null;
            foreach (StoredPlatformLink link in linked)
            {
                SyncOutcome outcome = await UpdateAsync(track, link, cancellationToken).ConfigureAwait(false);
                first ??= outcome;
            }

            return first!.Value;
        }

        TrackMatch? match;
        try
        {
            IReadOnlyList<MatchCandidate> candidates = await _candidates.FindAsync(track, cancellationToken).ConfigureAwait(false);
            match = _dependencies.Matcher.Match(track.ToMatch(), candidates);
        }
        catch (Exception error) when (error is not (OperationCanceledException or TrackStoreException or System.Data.Common.DbException))
        {
            return new SyncOutcome(
                Item(track, SyncAction.Failed, null) with { Error = $"The host's match rule failed: {error.Message}" },
                QueuedArtwork: false);
        }

        return match is { } found
            ? await LinkAsync(track, found, cancellationToken).ConfigureAwait(false)
            : await AddAsync(track, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is still pending. Call it before the transaction is committed.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => _links.FlushAsync(cancellationToken);

    public void Dispose()
    {
        _tracks.Dispose();
        _genres.Dispose();
        _reader.Dispose();
        _links.Dispose();
        _candidates.Dispose();
        _artworkQueuer?.Dispose();
    }

    private async ValueTask<SyncOutcome> AddAsync(ValidatedPlatformTrack track, CancellationToken cancellationToken)
    {
        var layers = new TrackLayers(_dependencies.Ranking);
        layers.Add(new PlatformLayer(track.Link.Platform, track.Values, _transaction.Now));
        (long trackId, long? albumId) = await _tracks
            .InsertAsync(TrackProjection.From(layers), track.LocalPath is not null, track.LocalPath, cancellationToken)
            .ConfigureAwait(false);
        await _links.AddAsync(trackId, track.Link, cancellationToken).ConfigureAwait(false);
        if (track.Genres is { Count: > 0 } genres)
            await _genres.AddToNewTrackAsync(trackId, track.Link.Platform, genres, cancellationToken).ConfigureAwait(false);
        return new SyncOutcome(
            Item(track, SyncAction.Added, trackId) with { Changes = Changes(track, before: null, shown: null) },
            await QueueArtworkAsync(
                track,
                StoredPlatformLink.Unlinked(trackId, albumId, track.Values.Of(TrackField.Album), localPath: null),
                isKnown: false,
                cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<SyncOutcome> LinkAsync(ValidatedPlatformTrack track, TrackMatch match, CancellationToken cancellationToken)
    {
        StoredPlatformLink before = await _reader.ReadUnlinkedAsync(match.TrackId, cancellationToken).ConfigureAwait(false);

        // A host's rule may choose a track that is linked to another item of the platform, such as the first release of a recording.
        if (await _reader.IsLinkedAsync(match.TrackId, track.Link.Platform, cancellationToken).ConfigureAwait(false))
        {
            await _links.AddSecondaryAsync(match.TrackId, track.Link, cancellationToken).ConfigureAwait(false);
            _transaction.Changes.ChangedTrack(match.TrackId);
            return await WriteSecondaryAsync(track, before, match.Rule, isSame: false, cancellationToken).ConfigureAwait(false);
        }

        await _links.AddAsync(match.TrackId, track.Link, cancellationToken).ConfigureAwait(false);
        _transaction.Changes.ChangedTrack(match.TrackId);
        return await WriteLayerAsync(track, before, match.Rule, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SyncOutcome> UpdateAsync(
        ValidatedPlatformTrack track,
        StoredPlatformLink stored,
        CancellationToken cancellationToken)
    {
        PlatformLink link = track.Link is { Uri: not null, Data: not null }
            ? track.Link
            : track.Link with { Uri = track.Link.Uri ?? stored.Uri, Data = track.Link.Data ?? stored.Data };
        bool isSame = link.Fields == stored.Fields && link.Uri == stored.Uri;
        await _links.WriteAsync(stored, link, cancellationToken).ConfigureAwait(false);
        if (!stored.IsPrimary)
            return await WriteSecondaryAsync(track, stored, MatchRule.PlatformId, isSame, cancellationToken).ConfigureAwait(false);
        if (isSame && (track.LocalPath is null || track.LocalPath == stored.LocalPath))
        {
            // The platform's raw JSON may differ in values that the store doesn't map. It is stored, but doesn't count as a change.
            return new SyncOutcome(
                Item(track, SyncAction.Unchanged, stored.TrackId, MatchRule.PlatformId),
                await QueueArtworkAsync(track, stored, isKnown: true, cancellationToken).ConfigureAwait(false));
        }

        return await WriteLayerAsync(track, stored, MatchRule.PlatformId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Finishes an item that is not the track's primary one on the platform. Its link is stored; what the track shows is the primary
    /// item's, except that a track without a local file gets the item's.
    /// </summary>
    private async ValueTask<SyncOutcome> WriteSecondaryAsync(
        ValidatedPlatformTrack track,
        StoredPlatformLink stored,
        MatchRule matchedBy,
        bool isSame,
        CancellationToken cancellationToken)
    {
        if (track.LocalPath is { } path && stored.LocalPath is null)
        {
            await SetLocalFileAsync(track, stored.TrackId, path, cancellationToken).ConfigureAwait(false);
            isSame = false;
        }

        SyncItem item = Item(track, isSame ? SyncAction.Unchanged : SyncAction.Changed, stored.TrackId, matchedBy);
        if (!isSame)
        {
            List<SyncChange> changes = Changes(track, FieldJson.Read(stored.Fields), shown: null);
            item = item with { Changes = [.. changes.Select(change => change with { IsShown = false })] };
        }

        return new SyncOutcome(item, QueuedArtwork: false);
    }

    /// <summary>Updates what a track shows after the layer of its platform has changed.</summary>
    private async ValueTask<SyncOutcome> WriteLayerAsync(
        ValidatedPlatformTrack track,
        StoredPlatformLink before,
        MatchRule matchedBy,
        CancellationToken cancellationToken)
    {
        long trackId = before.TrackId;
        var layer = new PlatformLayer(track.Link.Platform, track.Values, _transaction.Now);
        TrackLayers layers = await _tracks.ReadLayersAsync(trackId, layer, cancellationToken).ConfigureAwait(false);
        FieldValues stored = FieldJson.Read(before.Fields);
        if (track.Genres is { } genres && !IsSame(genres, FieldJson.ReadGenres(before.Fields)))
            await _genres.SetAsync(trackId, track.Link.Platform, genres, layers, cancellationToken).ConfigureAwait(false);
        if (track.LocalPath is { } path && path != before.LocalPath)
            await SetLocalFileAsync(track, trackId, path, cancellationToken).ConfigureAwait(false);
        long? albumId = Array.TrueForAll(FieldRules.Names, field => track.Values.IsSame(stored, field))
            ? await _tracks.ProjectDetailsAsync(trackId, layers, cancellationToken).ConfigureAwait(false)
            : await _tracks.ProjectAsync(trackId, layers, cancellationToken).ConfigureAwait(false);
        StoredPlatformLink now = before with { AlbumId = albumId, Album = layers.Effective(TrackField.Album) };
        bool isQueued = await QueueArtworkAsync(track, now, isKnown: true, cancellationToken).ConfigureAwait(false);
        if (_queue is not null)
        {
            _artworkQueuer ??= new TrackArtworkQueuer(_transaction, _queue);
            isQueued |= await _artworkQueuer.QueueAsync(trackId, now.Album, layers, cancellationToken).ConfigureAwait(false);
        }

        return new SyncOutcome(
            Item(track, SyncAction.Changed, trackId, matchedBy) with { Changes = Changes(track, stored, layers) }, isQueued);
    }

    // Another item of the same transaction may be linked to the track, and must see the file.
    private async ValueTask SetLocalFileAsync(
        ValidatedPlatformTrack track, long trackId, string path, CancellationToken cancellationToken)
    {
        await _tracks.SetLocalFileAsync(trackId, true, path, cancellationToken).ConfigureAwait(false);
        _reader.Invalidate(trackId, track.Link);
    }

    // The names are compared one by one, because a name may contain a comma.
    private static bool IsSame(IReadOnlyList<NormalizedName> genres, IReadOnlyList<string>? stored)
        => stored is not null && genres.Select(genre => genre.Name).SequenceEqual(stored, StringComparer.Ordinal);

    private bool NeedsTrack(ValidatedPlatformTrack track) => _queue is not null || track.LocalPath is not null;

    // The picture belongs to the album, unless the track is on no album or on another album than the platform says.
    private async ValueTask<bool> QueueArtworkAsync(
        ValidatedPlatformTrack track,
        StoredPlatformLink link,
        bool isKnown,
        CancellationToken cancellationToken)
    {
        if (_queue is null || track.Values.Of(TrackField.ArtworkUrl) is not { } url)
            return false;
        bool isAlbums = link is { AlbumId: not null, Album: { } album } && track.Values.Of(TrackField.Album) is { } said
            && (album == said || NameNormalizer.ToKey(album) == NameNormalizer.ToKey(said));
        ArtworkOwner owner = isAlbums ? ArtworkOwner.Album(link.AlbumId!.Value) : ArtworkOwner.Track(link.TrackId);
        return await _queue.EnqueueAsync(
            new ArtworkDownloadRequest(owner, track.Link.Platform, url, track.Link.PlatformId, Revalidate: isKnown),
            cancellationToken).ConfigureAwait(false);
    }

    private static SyncItem Item(
        ValidatedPlatformTrack track,
        SyncAction action,
        long? trackId,
        MatchRule matchedBy = MatchRule.None) => new()
    {
        Platform = track.Link.Platform,
        PlatformId = track.Link.PlatformId,
        Title = track.Values[TrackField.Title]!,
        Artist = track.Values[TrackField.Artist]!,
        Action = action,
        TrackId = trackId,
        MatchedBy = matchedBy,
    };

    private static List<SyncChange> Changes(ValidatedPlatformTrack track, FieldValues? before, TrackLayers? shown)
    {
        var changes = new List<SyncChange>();
        foreach (TrackField field in FieldValues.Fields)
        {
            string? old = before?.Of(field);
            string? now = track.Values.Of(field);
            if (old != now)
                changes.Add(new SyncChange(field, old, now, shown is null || shown.Effective(field) == now));
        }

        return changes;
    }
}
