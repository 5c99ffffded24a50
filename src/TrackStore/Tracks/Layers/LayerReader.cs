using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Tracks.Layers;

/// <summary>Collects the layers of a track from the rows of a write.</summary>
internal static class LayerReader
{
    /// <summary>Collects all layers of a track, without the times at which they were written.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="ranking">The ranking of platforms.</param>
    /// <param name="known">A platform's layer that the caller has, and that is used instead of the stored one; or null.</param>
    public static TrackLayers LayersOf(this LibraryRows rows, long trackId, FieldRanking ranking, PlatformLayer? known = null)
    {
        var layers = new TrackLayers(ranking);
        if (known is not null)
            layers.Add(known);
        foreach (TrackFieldEntity row in rows.Fields.ByTrack.Find(trackId))
        {
            // A newer version of the library may have written fields and layers that this one doesn't know.
            if (EnumNames<TrackField>.TryParse(row.Field) is { } field && EnumNames<FieldLayer>.TryParse(row.Layer) is { } layer)
                layers.Set(field, layer, row.Value, row.SetAt);
        }

        foreach (PlatformInfoEntity link in rows.Links.ByTrack.Find(trackId).OrderBy(link => link.Platform, StringComparer.Ordinal))
        {
            if (link is { Position: 0, Fields: { } fields } && link.Platform != known?.Platform)
                layers.Add(new PlatformLayer(link.Platform, FieldJson.Read(fields), SetAt: default));
        }

        return layers;
    }
}
