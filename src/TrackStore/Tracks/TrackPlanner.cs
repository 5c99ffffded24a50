using TrackStore.Albums;
using TrackStore.Fields;
using TrackStore.Genres;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;
using TrackStore.Tracks.Import;
using TrackStore.Tracks.Layers;
using TrackStore.Tracks.Matching;

namespace TrackStore.Tracks;

/// <summary>Plans tracks with their albums and layers. Single calls, imports and syncs share this code.</summary>
internal sealed class TrackPlanner(LibraryRows rows, FieldRanking ranking)
{
    private readonly AlbumPlanner _albums = new(rows);

    /// <summary>Gets the albums without an artist of their own that the plan came across.</summary>
    public IReadOnlyCollection<AssumedAlbum> AssumedAlbums => _albums.Assumed;

    /// <summary>Gets the planner of layers.</summary>
    public LayerPlanner Layers { get; } = new(rows);

    /// <summary>Gets the planner of genres.</summary>
    public GenrePlanner Genres { get; } = new(rows, ranking);

    private AppearancePlanner Appearances => field ??= new AppearancePlanner(rows, _albums);

    /// <summary>Adds a track, even when there is one with the same names. One that may be the same is proposed.</summary>
    /// <returns>The track's id.</returns>
    public long Add(ValidatedTrack track, TrackMatching matching)
    {
        TrackProjection projection = track.Projection(ranking);
        return Insert(track, projection, matching.Find(projection, platform: null));
    }

    /// <summary>Finds the track that is the same recording, or adds the track.</summary>
    public (long TrackId, bool IsAdded) GetOrAdd(ValidatedTrack track, TrackMatching matching)
    {
        TrackProjection projection = track.Projection(ranking);
        (TrackEntity? found, _, TrackMatch? similar) = Find(projection, matching);
        return found is not null ? (found.Id, false) : (Insert(track, projection, similar), true);
    }

    /// <summary>Notes what <see cref="Import"/> needs, so that all tracks of a chunk are read together.</summary>
    public void WantForImport(ValidatedTrack track, ITrackMatcher matcher)
    {
        TrackProjection projection = track.Projection(ranking);
        rows.Tracks.ByIdentity.Want(projection.IdentityKey);
        rows.Tracks.ByBaseIdentity.Want(projection.IdentityKey);
        TrackMatching.Want(rows, matcher, projection);
        Want(projection, track.Genres);
    }

    /// <summary>Notes what adding a track needs.</summary>
    public void Want(TrackProjection projection, IReadOnlyList<NormalizedName> genres)
    {
        if (projection.Album is { } album)
            _albums.Want(album, projection.AlbumArtist);
        Genres.Want(genres);
    }

    /// <summary>Notes the album that a platform names for an item.</summary>
    public void WantAlbum(FieldValues said)
    {
        if (said.Of(TrackField.Artist) is { } artist && NamedAlbum.Of(said, artist) is { } album)
            _albums.Want(album.Title, album.Artist);
    }

    /// <summary>Adds a track, or updates the base layer of the track that is the same recording.</summary>
    public ImportChange Import(ValidatedTrack track, TrackMatching matching)
    {
        TrackProjection projection = track.Projection(ranking);
        (TrackEntity? found, bool isByBase, TrackMatch? similar) = Find(projection, matching);
        if (found is null)
        {
            Insert(track, projection, similar);
            return similar is null ? ImportChange.Added : ImportChange.Proposed;
        }

        // A track that stays as it is may have been left apart by an import that was cut short.
        if (projection is { Album: { } album, IsAlbumArtistAssumed: true } && found.AlbumId is { } albumId)
            _albums.NoteAssumed(album, albumId);

        // Found by the names that the user gave it: the base layer keeps the source's names, or that source would add the track again.
        IEnumerable<KeyValuePair<TrackField, string>> fields = isByBase
            ? track.Fields
            : track.Fields.Where(field => !IsIdentity(field.Key));
        bool fieldsChanged = Layers.Set(
            found.Id, FieldLayer.Base, fields.Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)));
        if (fieldsChanged)
            Project(found.Id);
        bool fileChanged = (track.IsAvailableLocally || track.LocalPath is not null)
            && SetLocalFile(found.Id, track.IsAvailableLocally, track.LocalPath);
        bool genresChanged = track.Genres.Count > 0 && Genres.Set(found.Id, Sources.Base, track.Genres);
        return fieldsChanged || fileChanged || genresChanged ? ImportChange.Updated : ImportChange.Unchanged;
    }

    /// <summary>Writes whether and where the track's audio file is stored locally.</summary>
    /// <param name="trackId">The track.</param>
    /// <param name="isAvailableLocally">Whether the file is stored locally; null keeps what is stored.</param>
    /// <param name="localPath">The path.</param>
    /// <returns>True when this differs from what is stored.</returns>
    public bool SetLocalFile(long trackId, bool? isAvailableLocally, Optional<string?> localPath)
    {
        if (rows.Tracks.Find(trackId) is not { } track)
            return false;
        bool isLocal = isAvailableLocally ?? track.IsAvailableLocally;
        string? path = localPath.HasValue ? localPath.Value : track.LocalPath;
        if (isLocal == track.IsAvailableLocally && path == track.LocalPath)
            return false;
        rows.Tracks.Put(track with { IsAvailableLocally = isLocal, LocalPath = path, UpdatedAt = rows.Now });
        rows.Changes.ChangedTrack(trackId);
        return true;
    }

    /// <summary>Computes on which albums the track appears beside the shown one, after one of its links has changed.</summary>
    public void PlanAppearances(long trackId)
    {
        if (rows.Tracks.Find(trackId) is { } track)
            Appearances.Plan(track, rows.LayersOf(trackId, ranking));
    }

    /// <summary>Computes what the track shows from its layers, and on which albums it appears besides.</summary>
    /// <returns>The track as it is then, or null when there is no such track.</returns>
    public TrackEntity? Project(long trackId) => Project(trackId, rows.LayersOf(trackId, ranking));

    /// <summary>Computes the same from layers that the caller has collected.</summary>
    /// <returns>The track as it is then, or null when there is no such track.</returns>
    public TrackEntity? Project(long trackId, TrackLayers layers)
    {
        // Before the layers were read, there may be the title of an edit alone.
        if (rows.Tracks.Find(trackId) is not { } before
            || layers.Effective(TrackField.Title) is null
            || layers.Effective(TrackField.Artist) is null)
        {
            return null;
        }

        TrackProjection projection = TrackProjection.From(layers);
        TrackEntity after = Shown(before with { }, projection, AlbumOf(projection));
        if (after.AlbumId != before.AlbumId)
        {
            after.ShownArtworkId = ShownArtwork.Of(rows, after);

            // The track may have refused the very picture of its new album.
            if (after.AlbumId is { } albumId && !rows.IsNew(IdKind.Track, trackId))
                rows.ShowAlbumArtwork(albumId);
            rows.Changes.ArtworkOf(ArtworkOwner.Track(trackId));
        }

        TrackEntity shown = Put(before, after);
        Appearances.Plan(shown, layers);
        return shown;
    }

    /// <summary>
    /// Computes what the track shows, except its names and album, from layers that the caller has collected and whose names have not
    /// changed.
    /// </summary>
    /// <returns>The track as it is then, or null when there is no such track.</returns>
    public TrackEntity? ProjectDetails(long trackId, TrackLayers layers)
    {
        if (rows.Tracks.Find(trackId) is not { } before)
            return null;
        TrackEntity shown = Put(before, Shown(before with { }, TrackDetailColumns.From(layers)));
        Appearances.PlanNumbers(shown, layers);
        return shown;
    }

    /// <summary>Adds a track that shows a projection; the caller writes its layers.</summary>
    public TrackEntity Insert(TrackProjection projection, bool isAvailableLocally, string? localPath)
    {
        long? albumId = AlbumOf(projection);
        TrackEntity track = Shown(
            new TrackEntity
            {
                Id = rows.NewId(IdKind.Track),
                Title = projection.Title,
                Artist = projection.Artist,
                SearchKey = projection.SearchKey,
                SortTitle = projection.SortTitle,
                SortArtist = projection.SortArtist,
                IdentityKey = projection.IdentityKey,
                FieldSources = projection.FieldSources,
                IsAvailableLocally = isAvailableLocally,
                LocalPath = localPath,
                CreatedAt = rows.Now,
                UpdatedAt = rows.Now,
            },
            projection,
            albumId);
        track.ShownArtworkId = ShownArtwork.Of(rows, track);
        rows.Tracks.Put(track);
        rows.Changes.AddedTrack(track.Id);
        return track;
    }

    private static bool IsIdentity(TrackField field) => field is TrackField.Title or TrackField.Artist or TrackField.Album;

    private static TrackEntity Shown(TrackEntity track, TrackProjection projection, long? albumId)
    {
        track.Title = projection.Title;
        track.Artist = projection.Artist;
        track.SearchKey = projection.SearchKey;
        track.SortTitle = projection.SortTitle;
        track.SortArtist = projection.SortArtist;
        track.IdentityKey = projection.IdentityKey;
        track.BaseIdentityKey = projection.BaseIdentityKey;
        track.TitleKey = projection.CandidateKeys.Title;
        track.SkeletonKey = projection.CandidateKeys.Skeleton;
        track.OtherTitleKey = projection.CandidateKeys.OtherTitle;
        track.AlbumId = albumId;
        return Shown(track, projection);
    }

    private static TrackEntity Shown(TrackEntity track, TrackDetailColumns details)
    {
        track.DurationMs = details.DurationMs;
        track.DiscNumber = details.DiscNumber;
        track.TrackNumber = details.TrackNumber;
        track.Year = details.Year;
        track.YearNumber = details.YearNumber;
        track.Bpm = details.Bpm;
        track.MusicalKey = details.MusicalKey;
        track.KeyNumber = details.KeyNumber;
        track.Isrc = details.Isrc;
        track.ArtworkUrl = details.ArtworkUrl;
        track.Label = details.Label;
        track.LabelKey = details.LabelKey;
        track.FieldSources = details.FieldSources;
        return track;
    }

    private TrackEntity Put(TrackEntity before, TrackEntity after)
    {
        ulong differences = rows.Tracks.Table.Differences(before, after);
        if (differences == 0)
            return before;

        // The same value from another source is no update of what the track shows.
        if (differences != rows.Tracks.Table.Column(nameof(TrackEntity.FieldSources)).Bit)
            after.UpdatedAt = rows.Now;
        rows.Tracks.Put(after);
        rows.Changes.ChangedTrack(after.Id);
        return after;
    }

    // The names in the sources come first: a user's edit must not redirect what the sources say.
    private (TrackEntity? Track, bool IsByBase, TrackMatch? Similar) Find(TrackProjection projection, TrackMatching matching)
    {
        TrackEntity? effective = null;
        TrackEntity? source = null;
        foreach (TrackEntity track in rows.Tracks.ByIdentity.Find(projection.IdentityKey))
        {
            if (!TrackMatching.IsSameRecord(projection, track))
                continue;
            effective = First(effective, track);
            if (track.BaseIdentityKey is null)
                source = First(source, track);
        }

        foreach (TrackEntity track in rows.Tracks.ByBaseIdentity.Find(projection.IdentityKey))
        {
            if (TrackMatching.IsSameRecord(projection, track))
                source = First(source, track);
        }

        if (source is not null)
            return (source, true, null);
        if (effective is not null)
            return (effective, false, null);
        TrackMatch? match = matching.Find(projection, platform: null);
        return match is { Decision: IdentityDecision.Same } same ? (rows.RequireTrack(same.TrackId), false, null) : (null, false, match);
    }

    private static TrackEntity First(TrackEntity? first, TrackEntity track) => first is null || track.Id < first.Id ? track : first;

    private long Insert(ValidatedTrack track, TrackProjection projection, TrackMatch? similar)
    {
        long trackId = Insert(projection, track.IsAvailableLocally, track.LocalPath).Id;
        if (similar is { } known)
            TrackProposals.Propose(rows, trackId, known);
        Layers.AddBase(trackId, track.Fields);
        Genres.AddToNewTrack(trackId, Sources.Base, track.Genres);
        return trackId;
    }

    private long? AlbumOf(TrackProjection projection)
        => projection.Album is { } album ? _albums.GetOrAdd(album, projection.AlbumArtist, projection.IsAlbumArtistAssumed) : null;
}
