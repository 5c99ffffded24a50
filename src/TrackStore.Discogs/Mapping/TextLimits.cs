namespace TrackStore.Discogs.Mapping;

/// <summary>Fits text into the limits of the store, so that a long title costs its end and not the track.</summary>
internal static class TextLimits
{
    public const int Name = 500;
    public const int Label = 200;
    public const int Genre = 100;
    public const int More = 500;
    public const int Url = 2000;

    /// <summary>Gives the text trimmed and cut, or null when nothing of it can be seen.</summary>
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
