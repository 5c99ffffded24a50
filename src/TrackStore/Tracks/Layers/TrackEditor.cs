using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <summary>Plans a user's edits, pins and reverts.</summary>
internal sealed class TrackEditor(LibraryRows rows, FieldRanking ranking, ITrackArtwork artwork)
{
    private readonly TrackPlanner _tracks = new(rows, ranking);

    /// <summary>Requires that a track exists, in the version that an edit is based on.</summary>
    /// <exception cref="EditConflictException">The track has another version than expected.</exception>
    /// <exception cref="TrackNotFoundException">There is no such track.</exception>
    public void Require(long trackId, long? expectedVersion)
    {
        TrackEntity track = rows.Tracks.Find(trackId) ?? throw new TrackNotFoundException(trackId);
        if (expectedVersion is { } expected && expected != track.EditVersion)
            throw new EditConflictException(trackId, expected, track.EditVersion);
    }

    /// <summary>Counts an edit, unless it left the track as it was.</summary>
    /// <returns>True when the edit changed the track.</returns>
    public bool CountIfChanged(long trackId)
    {
        if (!rows.Changes.HasChanged(trackId) || rows.Tracks.Find(trackId) is not { } track)
            return false;
        rows.Tracks.Put(track with { EditVersion = track.EditVersion + 1 });
        return true;
    }

    public void Write(long trackId, ValidatedUpdate edit)
    {
        if (_tracks.Layers.Set(trackId, FieldLayer.User, edit.Fields))
            _tracks.Project(trackId);
        if (edit.Genres is { } genres)
            WriteGenres(trackId, genres);
        if (edit.SetsLocalFile)
            _tracks.SetLocalFile(trackId, edit.IsAvailableLocally, edit.LocalPath);
    }

    public void Revert(long trackId, IReadOnlyCollection<TrackField> fields)
    {
        foreach (TrackField field in fields)
        {
            _tracks.Layers.RemoveOverrides(trackId, field);
            if (field == TrackField.Artwork)
                artwork.Revert(rows, trackId);
            if (field == TrackField.Genres)
                ShowSourceGenres(trackId);
        }

        _tracks.Project(trackId);
    }

    public void Pin(long trackId, string platform, IReadOnlyCollection<TrackField> fields)
    {
        HashSet<TrackField> known = KnownFields(trackId, platform);
        TrackField[] unknown = [.. fields.Where(field => !known.Contains(field)).Distinct()];
        if (unknown.Length > 0)
            throw new PlatformValueNotFoundException(platform, unknown, [.. known.Order()]);

        foreach (TrackField field in fields)
        {
            if (field == TrackField.Artwork)
                artwork.Pin(rows, trackId, platform);
            else
                _tracks.Layers.Pin(trackId, field, platform);
        }

        if (fields.Contains(TrackField.Genres))
            ShowSourceGenres(trackId);
        _tracks.Project(trackId);
    }

    private HashSet<TrackField> KnownFields(long trackId, string platform)
    {
        TrackLayers layers = rows.LayersOf(trackId, ranking);
        var known = new HashSet<TrackField>(layers.Platforms.FirstOrDefault(layer => layer.Platform == platform)?.Values.Keys ?? []);
        if (_tracks.Genres.Has(trackId, platform))
            known.Add(TrackField.Genres);
        if (artwork.IsProvidedBy(rows, trackId, platform))
            known.Add(TrackField.Artwork);
        return known;
    }

    private void WriteGenres(long trackId, IReadOnlyList<NormalizedName> genres)
    {
        if (genres.Count == 0)
            _tracks.Layers.SetEmpty(trackId, TrackField.Genres);
        else
            _tracks.Layers.RemoveOverrides(trackId, TrackField.Genres);
        _tracks.Genres.Set(trackId, Sources.User, genres);
        _tracks.Genres.ShowBest(trackId);
    }

    private void ShowSourceGenres(long trackId)
    {
        _tracks.Genres.Set(trackId, Sources.User, []);
        _tracks.Genres.ShowBest(trackId);
    }
}
