using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Tracks.Layers;

/// <summary>Plans the rows of tracks' layers: the base layer, and the user's edits and pins.</summary>
internal sealed class LayerPlanner(LibraryRows rows)
{
    /// <summary>Writes values of one layer without updating what the track shows.</summary>
    /// <returns>True when at least one value differs from the stored one.</returns>
    public bool Set(long trackId, FieldLayer layer, IEnumerable<KeyValuePair<TrackField, string?>> fields)
    {
        bool changed = false;
        foreach ((TrackField field, string? value) in fields)
            changed |= Set(trackId, field, layer, value);
        return changed;
    }

    /// <summary>Writes the base layer of a new track.</summary>
    public void AddBase(long trackId, IEnumerable<KeyValuePair<TrackField, string>> fields)
    {
        foreach ((TrackField field, string value) in fields)
            rows.Fields.Put(RowOf(trackId, field, FieldLayer.Base, value));
    }

    /// <summary>Makes a field show a platform's value instead of an edit.</summary>
    public void Pin(long trackId, TrackField field, string platform)
    {
        Remove(trackId, row => row.Field == EnumNames<TrackField>.Of(field) && row.Layer == EnumNames<FieldLayer>.Of(FieldLayer.User));
        Set(trackId, field, FieldLayer.Pin, platform);
    }

    /// <summary>Marks a field as deliberately empty whose values are not stored in the layers themselves, such as the genres.</summary>
    public void SetEmpty(long trackId, TrackField field) => Set(trackId, field, FieldLayer.User, value: null);

    /// <summary>Removes the edit and the pin of a field.</summary>
    public void RemoveOverrides(long trackId, TrackField field) => Remove(
        trackId,
        row => row.Field == EnumNames<TrackField>.Of(field) && row.Layer != EnumNames<FieldLayer>.Of(FieldLayer.Base)
            && row.Layer != EnumNames<FieldLayer>.Of(FieldLayer.Merged));

    /// <summary>Removes all pins of a platform.</summary>
    public void RemovePins(long trackId, string platform)
        => Remove(trackId, row => row.Layer == EnumNames<FieldLayer>.Of(FieldLayer.Pin) && row.Value == platform);

    private bool Set(long trackId, TrackField field, FieldLayer layer, string? value)
    {
        TrackFieldEntity row = RowOf(trackId, field, layer, value);
        TrackFieldEntity? stored = rows.Fields.ByTrack.Find(trackId).FirstOrDefault(
            other => other.Field == row.Field && other.Layer == row.Layer);
        if (stored is not null && stored.Value == value)
            return false;
        rows.Fields.Put(row);
        rows.Changes.ChangedTrack(trackId);
        return true;
    }

    private void Remove(long trackId, Func<TrackFieldEntity, bool> isRemoved)
    {
        foreach (TrackFieldEntity row in rows.Fields.ByTrack.Find(trackId).Where(isRemoved))
        {
            rows.Fields.Remove(row);
            rows.Changes.ChangedTrack(trackId);
        }
    }

    private TrackFieldEntity RowOf(long trackId, TrackField field, FieldLayer layer, string? value) => new()
    {
        TrackId = trackId,
        Field = EnumNames<TrackField>.Of(field),
        Layer = EnumNames<FieldLayer>.Of(layer),
        Value = value,
        SetAt = rows.Now,
    };
}
