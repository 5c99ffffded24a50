using TrackStore.Storage.Mapping;
using TrackStore.Storage.Plans;
using TrackStore.Storage.Sql;

namespace TrackStore.Tests.Fixtures;

/// <summary>Writes plans as text.</summary>
internal static class PlanText
{
    /// <summary>Describes the changes of a plan in their order, as "Insert tracks 1 2".</summary>
    public static string[] Describe(this ChangePlan plan) => [.. plan.InOrder.Select(changes => changes.Accept(new Description()))];

    private sealed class Description : IRowChangesVisitor<string>
    {
        public string Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class
        {
            string columns = changes.Kind is RowChangeKind.Update or RowChangeKind.UpdateAlike
                ? $" {string.Join(',', TableMap.Ordinals(changes.Columns).Select(ordinal => changes.Table.Columns[ordinal].Name.Trim('"')))} of"
                : "";
            IEnumerable<string> keys = changes.Rows.Select(row => string.Join('/', changes.Table.Key.Select(ordinal => changes.Table.Columns[ordinal].Get(row) is { Kind: SqlValueKind.Text } text ? text.Text : $"{changes.Table.Columns[ordinal].Get(row).Integer}")));
            return $"{changes.Kind} {changes.Table.Name.Trim('"')}{columns} {string.Join(' ', keys)}";
        }
    }
}
