namespace TrackStore.Discogs.Mapping;

/// <summary>Shortens text to the store's limits, so that a long title loses its end instead of the track being refused.</summary>
internal static class TextLimits
{
    public const int Name = 500;
    public const int Label = 200;
    public const int Genre = 100;
    public const int More = 500;
    public const int Url = 2000;

    /// <summary>Trims and shortens text; returns null for blank text.</summary>
    public static string? Fit(string? text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        string whole = string.Concat(text.Where(c => c != '\0')).Trim();
        if (whole.Length > maxLength)
            whole = whole[..(char.IsHighSurrogate(whole[maxLength - 1]) ? maxLength - 1 : maxLength)].TrimEnd();
        return whole.Length == 0 ? null : whole;
    }
}
