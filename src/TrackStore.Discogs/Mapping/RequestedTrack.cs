namespace TrackStore.Discogs.Mapping;

/// <summary>A requested track or release, with the text of the request.</summary>
internal readonly record struct RequestedTrack(string Text, TrackId Id)
{
    /// <summary>Parses ids; malformed ones are skipped.</summary>
    public static IEnumerable<RequestedTrack> Parse(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            if (TrackId.TryParse(text, out TrackId id))
                yield return new RequestedTrack(text, id);
        }
    }

    /// <summary>Returns whether the request includes a track of the release.</summary>
    public bool IsFor(PlatformTrack track)
        => Id.Track is null || string.Equals(TrackId.Of(Id.Release, Id.Track), track.Id, StringComparison.OrdinalIgnoreCase);
}
