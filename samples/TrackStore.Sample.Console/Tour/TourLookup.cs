namespace TrackStore.Sample.Tour;

/// <summary>Finds the tour's tracks by title.</summary>
internal static class TourLookup
{
    public static async Task<TrackItem> FindAsync(this Library library, string artist, string title, CancellationToken cancellationToken)
    {
        TrackPage page = await library.Tracks.QueryAsync(new TrackQuery { Artist = artist, Text = title, PageSize = 1 }, cancellationToken);
        return page.Items.Count > 0 ? page.Items[0] : throw new CommandException($"The library has no track \"{title}\" by {artist}.");
    }
}
