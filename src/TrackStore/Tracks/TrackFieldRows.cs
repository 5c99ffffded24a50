using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks;

/// <summary>Turns the rows of a track's layers into values in the order in which the layers win.</summary>
internal static class TrackFieldRows
{
    public static IReadOnlyList<TrackFieldValue> Ordered(IEnumerable<TrackFieldEntity> rows)
    {
        var values = new List<TrackFieldValue>();
        TrackField? current = null;
        foreach ((TrackField field, FieldLayer layer, TrackFieldEntity row) in Known(rows).OrderBy(v => v.Field).ThenBy(v => v.Layer))
        {
            values.Add(new TrackFieldValue
            {
                Field = field,
                Layer = layer,
                Value = row.Value,
                SetAt = TrackRows.ToUtc(row.SetAt),
                IsEffective = field != current,
            });
            current = field;
        }

        return values;
    }

    // What a newer version wrote is not shown by this one.
    private static IEnumerable<(TrackField Field, FieldLayer Layer, TrackFieldEntity Row)> Known(IEnumerable<TrackFieldEntity> rows)
    {
        foreach (TrackFieldEntity row in rows)
        {
            if (Words<TrackField>.TryParse(row.Field) is { } field && Words<FieldLayer>.TryParse(row.Layer) is { } layer)
                yield return (field, layer, row);
        }
    }
}
