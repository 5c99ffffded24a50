using TrackStore.Benchmarks.Tracks;

namespace TrackStore.Benchmarks.Sync;

/// <summary>Generates a platform's tracks with JSON, URL and the album's cover in three sizes, identically on every call.</summary>
internal static class PlatformTracks
{
    public const string Platform = "spotify";

    public static IEnumerable<PlatformTrack> Make(int count) => GeneratedTracks.Make(count).Select(Of);

    /// <summary>Generates the same tracks, with another tempo, label and genre on every twentieth.</summary>
    public static IEnumerable<PlatformTrack> MakeChanged(int count) => Make(count).Select((track, i) => i % 20 == 0 ? Changed(track) : track);

    private static PlatformTrack Changed(PlatformTrack track) => track with
    {
        Bpm = track.Bpm + 1,
        Label = "Another label",
        Genres = ["New wave", .. track.Genres!.Skip(1)],
    };

    private static PlatformTrack Of(NewTrack track, int number)
    {
        int album = number / GeneratedTracks.PerAlbum;
        return new PlatformTrack
        {
            Platform = Platform,
            Id = $"4uLU6hMCjMI75M1A{number:D6}",
            Uri = $"https://open.example.com/track/4uLU6hMCjMI75M1A{number:D6}",
            Json = $$"""{"album":{"id":"2up3OPMp9Tb4dAKM{{album:D6}}","release_date":"{{track.Year}}","total_tracks":12},"disc_number":1,"explicit":false,"id":"4uLU6hMCjMI75M1A{{number:D6}}","popularity":{{number % 100}},"track_number":{{(number % 12) + 1}},"type":"track"}""",
            Title = track.Title,
            Artist = track.Artist,
            Album = track.Album,
            Year = track.Year,
            Duration = track.Duration,
            Bpm = track.Bpm,
            Isrc = track.Isrc,
            Label = $"Label {album % 400}",
            Genres = [.. track.Genres],
            Artwork = [Cover(album, 640), Cover(album, 300), Cover(album, 64)],
        };
    }

    private static PlatformArtwork Cover(int album, int side) => new() { Url = $"https://images.example.com/ab67616d0000b273{album:D6}/{side}.jpg", Width = side, Height = side };
}
