using TrackStore.Contracts;
using TrackStore.Fields;
using TrackStore.Storage.Plans;
using TrackStore.Text;

namespace TrackStore.Tracks.Layers;

/// <inheritdoc cref="IPlatformLayerProjector"/>
internal sealed class PlatformLayerProjector(FieldRanking ranking) : IPlatformLayerProjector
{
    private static readonly TrackField[] RequiredFields = [TrackField.Title, TrackField.Artist];

    public void OnWritten(LibraryRows rows, long trackId, FieldValues before)
    {
        var tracks = new TrackPlanner(rows, ranking);
        KeepRequired(rows, tracks, trackId, before);
        tracks.Project(trackId);
    }

    public void OnSecondaryWritten(LibraryRows rows, long trackId) => new TrackPlanner(rows, ranking).PlanAppearances(trackId);

    public void OnPrimaryChanged(LibraryRows rows, long trackId, string platform, FieldValues before, IReadOnlyList<string>? genres)
    {
        OnWritten(rows, trackId, before);
        if (genres is not null)
            new TrackPlanner(rows, ranking).Genres.Set(trackId, platform, NormalizedName.ListFrom(genres, nameof(genres)));
    }

    public void OnRemoved(LibraryRows rows, long trackId, string platform, FieldValues removed)
    {
        var tracks = new TrackPlanner(rows, ranking);
        KeepRequired(rows, tracks, trackId, removed);
        tracks.Layers.RemovePins(trackId, platform);
        tracks.Project(trackId);
        tracks.Genres.Set(trackId, platform, []);
    }

    // Every track has a title and an artist: when no other source knows one, the removed value becomes the base value.
    private void KeepRequired(LibraryRows rows, TrackPlanner tracks, long trackId, FieldValues removed)
    {
        TrackLayers layers = rows.LayersOf(trackId, ranking);
        foreach (TrackField field in RequiredFields)
        {
            bool isKnown = layers.At(field, FieldLayer.Base) is not null
                || layers.Platforms.Any(layer => layer.Values.Of(field) is not null);
            if (!isKnown && removed.Of(field) is { } value)
                tracks.Layers.Set(trackId, FieldLayer.Base, [new(field, value)]);
        }
    }
}
