using TrackStore.Fields;
using TrackStore.Storage;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Plans;

namespace TrackStore.Merging;

/// <summary>Plans the merge of the layers that tracks have beside those of their links.</summary>
internal sealed class LayerMerger(LibraryRows rows, long keptId, long otherId)
{
    private static readonly string User = EnumNames<FieldLayer>.Of(FieldLayer.User);
    private static readonly string Pin = EnumNames<FieldLayer>.Of(FieldLayer.Pin);
    private static readonly string Base = EnumNames<FieldLayer>.Of(FieldLayer.Base);
    private static readonly string Merged = EnumNames<FieldLayer>.Of(FieldLayer.Merged);

    // They identify a track together: one from each track would name neither. The numbers are those of the album.
    private static readonly HashSet<string> Names =
    [
        .. FieldRules.Names.Concat([TrackField.DiscNumber, TrackField.TrackNumber]).Select(EnumNames<TrackField>.Of),
    ];

    public void Merge()
    {
        bool hasNames = rows.Fields.ByTrack.Find(keptId).Any(row => row.Layer == Base && Names.Contains(row.Field));
        IEnumerable<TrackFieldEntity> fields = rows.Fields.ByTrack.Find(otherId)
            .OrderBy(row => row.Layer == Merged)
            .ThenBy(row => row.Field, StringComparer.Ordinal)
            .ThenBy(row => row.Layer, StringComparer.Ordinal);
        foreach (TrackFieldEntity row in fields.ToArray())
        {
            rows.Fields.Remove(row);
            if (row.Layer == User || row.Layer == Pin)
                MoveEdit(row);
            else if (row.Layer == Base)
                MoveValue(row, mayBeBase: !(hasNames && Names.Contains(row.Field)));
            else
                KeepBeside(row);
        }
    }

    // The edits of the track that stays are preferred: one decision a field.
    private void MoveEdit(TrackFieldEntity row)
    {
        bool isEdited = rows.Fields.ByTrack.Find(keptId).Any(
            known => known.Field == row.Field && (known.Layer == User || known.Layer == Pin));
        if (!isEdited)
            rows.Fields.Put(row with { TrackId = keptId });
        else if (row.Layer == User)
            KeepBeside(row);
    }

    private void MoveValue(TrackFieldEntity row, bool mayBeBase)
    {
        if (mayBeBase && Find(row.Field, Base) is null)
            rows.Fields.Put(row with { TrackId = keptId });
        else
            KeepBeside(row);
    }

    private void KeepBeside(TrackFieldEntity row)
    {
        if (row.Value is not null && Find(row.Field, Base)?.Value != row.Value && Find(row.Field, Merged) is null)
            rows.Fields.Put(row with { TrackId = keptId, Layer = Merged });
    }

    private TrackFieldEntity? Find(string field, string layer)
        => rows.Fields.ByTrack.Find(keptId).FirstOrDefault(row => row.Field == field && row.Layer == layer);
}
