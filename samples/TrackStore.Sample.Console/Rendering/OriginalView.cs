namespace TrackStore.Sample.Rendering;

/// <summary>Says whether a cover's original is kept.</summary>
internal static class OriginalView
{
    public static async Task WriteAsync(Output output, Library library, long artworkId, CancellationToken cancellationToken)
    {
        if (await library.Maintenance.GetOriginalAsync(artworkId, cancellationToken) is { } original)
            output.Line($"Original kept: {original.Width} x {original.Height}, {Format.Bytes(original.Data.Length)}, {original.MimeType}");
        else
            output.Line($"Original not kept: new artwork settings won't apply to cover #{artworkId}");
    }
}
