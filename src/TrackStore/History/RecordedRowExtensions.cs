using TrackStore.Storage.Plans.Recording;
using TrackStore.Storage.Sql;

namespace TrackStore.History;

/// <summary>Reads ids from recorded rows.</summary>
internal static class RecordedRowExtensions
{
    /// <summary>Returns the different values of a property that holds ids, before and after the change.</summary>
    public static HashSet<long> Ids(this IEnumerable<RecordedRow> recorded, string property)
    {
        var ids = new HashSet<long>();
        foreach (RecordedRow row in recorded)
        {
            Add(row.Before);
            Add(row.After);
        }

        return ids;

        void Add(RecordedValues? values)
        {
            if (values?.Find(property) is { Kind: SqlValueKind.Integer } id)
                ids.Add(id.Integer);
        }
    }

    /// <summary>Returns the ids in a property of the rows of some entities.</summary>
    public static HashSet<long> IdsOf(this IReadOnlyList<RecordedRow> recorded, string property, params IReadOnlyList<string> entities)
        => recorded.Where(row => entities.Contains(row.Entity)).Ids(property);

    /// <summary>Returns the ids of the rows of an entity that the change had added.</summary>
    public static HashSet<long> AddedIds(this IReadOnlyList<RecordedRow> recorded, string entity, string property)
        => recorded.Where(row => row.Entity == entity && row.Before is null).Ids(property);
}
