using System.Collections.ObjectModel;
using TrackStore.Albums;
using TrackStore.Fields;
using TrackStore.Platforms;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;
using TrackStore.Tracks;
using TrackStore.Tracks.Layers;
using TrackStore.Tracks.Matching;

namespace TrackStore.Sync;

/// <summary>Plans platforms' tracks one after the other: each item sees what the plan does for those before it.</summary>
/// <param name="rows">The rows of the write.</param>
/// <param name="dependencies">The options and dependencies.</param>
/// <param name="identities">What is known of candidates from earlier plans of the same write.</param>
/// <param name="includeArtwork">Whether pictures are queued.</param>
/// <param name="source">The source whose complete content the run brings, or null.</param>
internal sealed class SyncPlanner(
    LibraryRows rows, SyncDependencies dependencies, CandidateIdentities identities, bool includeArtwork, SyncSource? source)
{
    private readonly SourceLinks? _links = source is null ? null : new SourceLinks(rows, source);
    private readonly TrackPlanner _tracks = new(rows, dependencies.Ranking);
    private readonly List<PlatformSyncEntity> _synced = [];
    private readonly SyncArtworkPlanner? _artwork = includeArtwork ? new SyncArtworkPlanner(rows, dependencies) : null;

    private TrackMatching Matching => field ??= new TrackMatching(rows, dependencies.Matcher, identities, _links);

    /// <summary>Gets the lowest id of a link that was added, or the greatest number.</summary>
    public long FirstNewLinkId { get; private set; } = long.MaxValue;

    /// <summary>Gets the albums without an artist of their own that the items are on.</summary>
    public IReadOnlyCollection<AssumedAlbum> AssumedAlbums => _tracks.AssumedAlbums;

    /// <summary>Gets the downloads that the items are waiting for.</summary>
    public IReadOnlySet<long> PendingDownloads => _artwork?.Pending ?? ReadOnlySet<long>.Empty;

    /// <summary>Plans the items of a chunk.</summary>
    public List<SyncOutcome> Plan(IReadOnlyList<SyncEntry> chunk, CancellationToken cancellationToken)
    {
        var outcomes = new List<SyncOutcome>(chunk.Count);
        foreach (SyncEntry entry in chunk)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(entry.Track is { } track ? Plan(track) : new SyncOutcome(entry.Rejected!, QueuedArtwork: false));
        }

        rows.Syncs.Set(_synced, rows.Syncs.Table.Column(nameof(PlatformSyncEntity.LastSynced)).Bit);
        return outcomes;
    }

    private SyncOutcome Plan(ValidatedPlatformTrack track)
    {
        IReadOnlyList<PlatformInfoEntity> linked = rows.LinksOf(track.Link);
        if (linked.Count > 0)
        {
            SyncOutcome? first = null;
            foreach (PlatformInfoEntity link in linked)
            {
                SyncOutcome outcome = Update(track, link);
                first ??= outcome;
            }

            return first!.Value;
        }

        FoundTrack found;
        try
        {
            found = Matching.FindWithLink(track.Projection(dependencies.Ranking), track.Link.Platform);
        }
        catch (Exception error) when (error is not (OperationCanceledException or TrackStoreException))
        {
            return new SyncOutcome(
                SyncItems.Of(track, SyncAction.Failed, null) with { Error = $"The host's match rule failed: {error.Message}" },
                QueuedArtwork: false);
        }

        if (found.Match is not { Decision: IdentityDecision.Same } match)
            return Add(track, found.Match);
        return found.Link == CandidateLink.Unseen && !source!.IsAtEnd ? Hold(track) : Link(track, match, found.Link);
    }

    // Whether the track has lost its id or is another one is known when the source has been read to its end.
    private SyncOutcome Hold(ValidatedPlatformTrack track)
    {
        _links!.Held();
        SyncItem failure = SyncItems.Of(track, SyncAction.Failed, null) with { Error = SyncItems.HeldError };
        return new SyncOutcome(failure, QueuedArtwork: false, IsHeld: true);
    }

    private void AddLink(long trackId, ValidatedPlatformTrack track, bool isPrimary)
        => FirstNewLinkId = Math.Min(FirstNewLinkId, rows.AddLink(trackId, track.Link, isPrimary, source?.Name, rows.Now));

    private SyncOutcome Add(ValidatedPlatformTrack track, TrackMatch? similar)
    {
        TrackEntity added = _tracks.Insert(track.Projection(dependencies.Ranking), track.LocalPath is not null, track.LocalPath);
        AddLink(added.Id, track, isPrimary: true);
        if (similar is { } known)
            TrackProposals.Propose(rows, added.Id, known);
        if (track.Genres is { Count: > 0 } genres)
            _tracks.Genres.AddToNewTrack(added.Id, track.Link.Platform, genres);
        return new SyncOutcome(
            SyncItems.Of(track, SyncAction.Added, added.Id) with
            {
                SimilarTrackId = similar?.TrackId,
                Reasons = similar?.Reasons ?? IdentityReasons.None,
            },
            _artwork?.Queue(track, added, track.Values.Of(TrackField.Album), isKnown: false) == true);
    }

    private SyncOutcome Link(ValidatedPlatformTrack track, TrackMatch match, CandidateLink state)
    {
        // A host's matcher may have returned a wrong id.
        TrackEntity matched = rows.RequireTrack(match.TrackId);

        // A host's rule may choose a track that is linked to another item of the platform, such as the first release of a recording.
        bool isPrimary = state != CandidateLink.Listed;
        PlatformInfoEntity? former = isPrimary ? Retire(match.TrackId, track.Link.Platform) : null;
        AddLink(match.TrackId, track, isPrimary);
        rows.Changes.ChangedTrack(match.TrackId);
        MatchRule rule = dependencies.Matcher is not IdentityMatcher ? MatchRule.Custom
            : match.Reasons.HasFlag(IdentityReasons.SameIsrc) ? MatchRule.Isrc
            : MatchRule.Names;
        SyncOutcome outcome = isPrimary
            ? WriteLayer(track, matched, former?.Fields, rule, isOtherItem: true)
            : WriteSecondary(track, match.TrackId, before: null, rule, isSame: false);
        return outcome with { Item = outcome.Item with { Reasons = match.Reasons, ReplacedPlatformId = former?.PlatformId } };
    }

    /// <summary>Marks the links of a track that are no longer listed, and makes room for another primary one.</summary>
    /// <returns>The link that was primary, or null.</returns>
    private PlatformInfoEntity? Retire(long trackId, string platform)
    {
        PlatformInfoEntity? primary = null;
        foreach (PlatformInfoEntity link in rows.Links.ByTrack.Find(trackId).Where(link => link.Platform == platform))
        {
            if (link.Position == 0)
                primary = link;
            rows.Links.Put(link with
            {
                Position = link.Position == 0 ? link.Id : link.Position,
                MissingSince = link.MissingSince ?? rows.Now,
            });
        }

        return primary;
    }

    private SyncOutcome Update(ValidatedPlatformTrack asked, PlatformInfoEntity stored)
    {
        ValidatedPlatformTrack track = asked.WithUnasked(stored.Fields);
        string? uri = track.Link.Uri ?? stored.PlatformUri;
        string? data = track.Link.Data ?? stored.PlatformData;
        bool isSame = track.Link.Fields == stored.Fields && uri == stored.PlatformUri;
        bool isBack = stored.MissingSince is not null;
        if (!isSame || data != stored.PlatformData || stored.NeedsUpdate || isBack)
        {
            PlatformInfoEntity updated = stored with
            {
                PlatformUri = uri, PlatformData = data, Fields = track.Link.Fields, NeedsUpdate = false, MissingSince = null,
            };

            // The first source that brought the link keeps it, as long as it lists it.
            rows.Links.Put(isBack && source is not null ? updated with { Source = source.Name } : updated);
            rows.Changes.ChangedTrack(stored.TrackId);
        }

        _links?.Seen(stored.Id);
        if (!rows.IsNew(IdKind.Link, stored.Id))
            _synced.Add(new PlatformSyncEntity { LinkId = stored.Id, LastSynced = rows.Now });
        if (stored.Position != 0)
        {
            return TakePlaceOfMissing(track, stored)
                ?? WriteSecondary(track, stored.TrackId, stored.Fields, MatchRule.PlatformId, isSame);
        }

        bool hasFile = track.LocalPath is null || track.LocalPath == rows.Tracks.Find(stored.TrackId)?.LocalPath;
        if (!isSame || !hasFile)
            return WriteLayer(track, rows.RequireTrack(stored.TrackId), stored.Fields, MatchRule.PlatformId, isOtherItem: false);

        // The platform's raw JSON may differ in values that the store doesn't map. It is stored, but doesn't count as a change.
        bool isQueued = _artwork is not null && track.Values.Of(TrackField.ArtworkUrl) is not null
            && rows.Tracks.Find(stored.TrackId) is { } shown && _artwork.Queue(track, shown, AlbumOf(shown), isKnown: true);
        return new SyncOutcome(SyncItems.Of(track, SyncAction.Unchanged, stored.TrackId, MatchRule.PlatformId), isQueued);
    }

    // A former id that is listed again takes its place back, if the id that had replaced it is gone.
    private SyncOutcome? TakePlaceOfMissing(ValidatedPlatformTrack track, PlatformInfoEntity stored)
    {
        if (rows.Links.ByTrack.Find(stored.TrackId).FirstOrDefault(link => link.Platform == stored.Platform && link.Position == 0)
            is not { MissingSince: not null } primary)
        {
            return null;
        }

        rows.Links.Put(primary with { Position = primary.Id });
        if (rows.Links.Find(stored.Id) is { } current)
            rows.Links.Put(current with { Position = 0 });
        rows.Changes.ChangedTrack(stored.TrackId);
        SyncOutcome outcome = WriteLayer(
            track, rows.RequireTrack(stored.TrackId), primary.Fields, MatchRule.PlatformId, isOtherItem: true);
        return outcome with { Item = outcome.Item with { ReplacedPlatformId = primary.PlatformId } };
    }

    /// <summary>
    /// Finishes an item that is not the track's primary one on the platform. Its link is stored; what the track shows is the primary
    /// item's, except that a track without a local file gets the item's. It appears on the item's album.
    /// </summary>
    private SyncOutcome WriteSecondary(
        ValidatedPlatformTrack track, long trackId, string? before, MatchRule matchedBy, bool isSame)
    {
        if (!isSame)
            _tracks.PlanAppearances(trackId);
        if (track.LocalPath is { } path && rows.Tracks.Find(trackId) is { LocalPath: null })
        {
            _tracks.SetLocalFile(trackId, true, path);
            isSame = false;
        }

        SyncItem item = SyncItems.Of(track, isSame ? SyncAction.Unchanged : SyncAction.Changed, trackId, matchedBy);
        if (!isSame)
        {
            List<SyncChange> changes = SyncItems.Changes(track, FieldJson.Read(before), shown: null);
            item = item with { Changes = [.. changes.Select(change => change with { IsShown = false })] };
        }

        return new SyncOutcome(item, QueuedArtwork: false);
    }

    /// <summary>Updates what a track shows after the layer of its platform has changed.</summary>
    private SyncOutcome WriteLayer(
        ValidatedPlatformTrack track, TrackEntity stored, string? before, MatchRule matchedBy, bool isOtherItem)
    {
        long trackId = stored.Id;
        var layer = new PlatformLayer(track.Link.Platform, track.Values, rows.Now);
        TrackLayers layers = rows.LayersOf(trackId, dependencies.Ranking, layer);
        FieldValues said = FieldJson.Read(before);
        if (track.Genres is { } genres && !IsSame(genres, FieldJson.ReadGenres(before)))
            _tracks.Genres.Set(trackId, track.Link.Platform, genres);
        if (track.LocalPath is { } path && path != stored.LocalPath)
            _tracks.SetLocalFile(trackId, true, path);

        // With another primary item the albums that the track appears on may change, even if the names are the same.
        bool keepsNames = !isOtherItem && HasNames(track.Values, said);
        TrackEntity shown = (keepsNames ? _tracks.ProjectDetails(trackId, layers) : _tracks.Project(trackId, layers)) ?? stored;
        string? album = layers.Effective(TrackField.Album);
        bool isQueued = _artwork?.Queue(track, shown, album, isKnown: true) == true;
        isQueued |= _artwork?.QueueOfAll(trackId, album, layers) == true;
        return new SyncOutcome(
            SyncItems.Of(
                track,
                SyncAction.Changed,
                trackId,
                matchedBy) with { Changes = SyncItems.Changes(track, said, layers) }, isQueued);
    }

    private static bool HasNames(FieldValues values, FieldValues said)
        => Array.TrueForAll(FieldRules.Names, field => values.IsSame(said, field));

    // The names are compared one by one, because a name may contain a comma.
    private static bool IsSame(IReadOnlyList<NormalizedName> genres, IReadOnlyList<string>? stored)
        => stored is not null && genres.Select(genre => genre.Name).SequenceEqual(stored, StringComparer.Ordinal);

    private string? AlbumOf(TrackEntity track) => track.AlbumId is { } albumId ? rows.Albums.Find(albumId)?.Title : null;
}
