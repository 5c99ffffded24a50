using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Mapping;

/// <summary>Writes formats the way Discogs' own lists do: "2 x Vinyl, 12", 33 ⅓ RPM; CD".</summary>
internal static class FormatText
{
    public static string? Of(IReadOnlyList<DiscogsFormat?>? formats)
    {
        string text = string.Join("; ", (formats ?? []).OfType<DiscogsFormat>().Select(One).Where(format => format.Length > 0));
        return text.Length == 0 ? null : text;
    }

    private static string One(DiscogsFormat format)
    {
        string name = (format.Name ?? "").Trim();
        if (name.Length > 0 && format.Qty?.Trim() is { Length: > 0 } quantity && quantity is not ("1" or "0"))
            name = $"{quantity} x {name}";
        IEnumerable<string?> parts = new[] { name }.Concat(format.Descriptions ?? []).Append(format.Text).Select(part => part?.Trim());
        return string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
