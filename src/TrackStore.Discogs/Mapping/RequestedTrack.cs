namespace TrackStore.Discogs.Mapping;

/// <summary>A track or a whole release that was asked for, and the text by which.</summary>
internal readonly record struct RequestedTrack(string Text, TrackId Id)
{
    /// <summary>Reads what is an id; what is none leads nowhere.</summary>
    public static IEnumerable<RequestedTrack> Of(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            if (TrackId.TryParse(text, out TrackId id))
                yield return new RequestedTrack(text, id);
        }
    }

    /// <summary>Tells whether a track of the release is meant.</summary>
    public bool IsFor(PlatformTrack track) => Id.Track is null || string.Equals(TrackId.Of(Id.Release, Id.Track), track.Id, StringComparison.OrdinalIgnoreCase);
}
