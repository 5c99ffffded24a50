namespace TrackStore.Sample.Rendering;

/// <summary>Says whether the original of a picture is kept.</summary>
internal static class OriginalView
{
    public static async Task WriteAsync(Output output, Library library, long artworkId, CancellationToken cancellationToken)
    {
        if (await library.Maintenance.GetOriginalAsync(artworkId, cancellationToken) is { } original)
            output.Line($"Original kept: {original.Width} x {original.Height}, {Format.Number(original.Data.Length)} bytes of {original.MimeType}");
        else
            output.Line($"Original not kept; changed settings don't reach picture #{artworkId}");
    }
}
