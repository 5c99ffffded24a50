using System.Globalization;
using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Copying;

/// <summary>Keys as texts, in which form they outlive the process.</summary>
internal static class KeyText
{
    public static IReadOnlyList<string> Of<TRow>(TableMap<TRow> table, TRow row)
        where TRow : class
        => [.. table.Key.Select(ordinal => Of(table.Columns[ordinal].Get(row)))];

    /// <summary>Returns the values of a key as the provider's parameters take them.</summary>
    public static object[] Parse(TableMap table, IReadOnlyList<string> key)
        => [.. table.Key.Select((ordinal, i) => Parse(table.Columns[ordinal].Kind, key[i]))];

    private static string Of(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        SqlValueKind.Bytes => Convert.ToHexString(value.Bytes),
        _ => value.Text,
    };

    private static object Parse(SqlValueKind kind, string text) => kind switch
    {
        SqlValueKind.Integer => long.Parse(text, CultureInfo.InvariantCulture),
        SqlValueKind.Int32 => int.Parse(text, CultureInfo.InvariantCulture),
        SqlValueKind.Bytes => Convert.FromHexString(text),
        _ => text,
    };
}
