using System.Globalization;

namespace TrackStore.Tracks.Layers;

/// <summary>Writes the numbers of tracks as the rule of identity reads them.</summary>
internal static class NumberText
{
    public static string? Of(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
