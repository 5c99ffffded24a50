namespace TrackStore.Tests.Discogs;

/// <summary>Answers in the shapes of Discogs, about records that don't exist.</summary>
internal static class Samples
{
    public const string Release = """
        {
          "id": 500, "status": "Accepted", "year": 1997, "resource_url": "https://api.discogs.com/releases/500",
          "uri": "https://www.discogs.com/release/500-Paper-Boats-Night-Harbour",
          "artists": [
            {"name": "Paper Boats (2)", "anv": "", "join": "feat.", "role": "", "tracks": "", "id": 11},
            {"name": "Mira Holm", "anv": "M. Holm", "join": "", "role": "", "tracks": "", "id": 12}],
          "artists_sort": "Paper Boats feat. Mira Holm",
          "labels": [{"name": "Harbour Records (3)", "catno": "HR 001", "id": 21}, {"name": "Second Label", "catno": "SL-9", "id": 22}],
          "formats": [{"name": "Vinyl", "qty": "2", "descriptions": ["LP", "Album"], "text": "Blue"}],
          "community": {"have": 17, "want": 4}, "num_for_sale": 3, "lowest_price": 9.99,
          "title": "Night Harbour", "country": "UK", "released": "1997-05-00", "master_id": 77,
          "genres": ["Electronic", "Rock"], "styles": ["Downtempo", "rock"],
          "images": [
            {"type": "secondary", "uri": "https://i.discogs.com/back.jpeg", "uri150": "https://i.discogs.com/back150.jpeg", "width": 900, "height": 900},
            {"type": "primary", "uri": "https://i.discogs.com/front.jpeg", "uri150": "https://i.discogs.com/front150.jpeg", "width": 600, "height": 595}],
          "tracklist": [
            {"position": "", "type_": "heading", "title": "First Record", "duration": ""},
            {"position": "A1", "type_": "track", "title": "Quay", "duration": "3:45"},
            {"position": "A2", "type_": "track", "title": "Lantern", "duration": "1:02:03",
             "artists": [{"name": "Oda", "anv": "", "join": ","}, {"name": "Ilse (12)", "anv": "", "join": "&"}, {"name": "Rune", "anv": "DJ Rune", "join": "x"}]},
            {"position": "", "type_": "index", "title": "Suite", "duration": "", "artists": [{"name": "The Suite Band", "anv": "", "join": ""}],
             "sub_tracks": [
               {"position": "B1.a", "type_": "track", "title": "Dawn", "duration": "2:00"},
               {"position": "B1.b", "type_": "track", "title": "Dusk", "duration": "", "artists": [{"name": "Dusk Choir"}]}]},
            {"position": "B2", "type_": "index", "title": "Medley", "duration": "4:00", "sub_tracks": [
               {"position": "", "type_": "track", "title": "One", "duration": ""}, {"position": "", "type_": "track", "title": "Two", "duration": ""}]},
            {"position": "", "type_": "heading", "title": "Bonus Disc", "duration": ""},
            {"position": "1-02", "type_": "track", "title": "Håfen", "duration": "0:00"},
            {"position": "1-02", "type_": "track", "title": "Twice", "duration": "?"},
            {"position": "", "type_": "track", "title": "Hidden", "duration": "(0:30)"}],
          "future_member": {"unknown": [1, 2, 3]}
        }
        """;

    /// <summary>Gives a release with one track at each position.</summary>
    public static string ReleaseOf(long id, string title, string artist, params string[] tracks)
        => $$"""
            {"id": {{id}}, "title": "{{title}}", "artists": [{"name": "{{artist}}"}],
             "tracklist": [{{string.Join(", ", tracks.Select((track, i) => $$"""{"position": "{{i + 1}}", "type_": "track", "title": "{{track}}", "duration": "3:00"}"""))}}]}
            """;

    public static string CopyOf(long release, long instance, int folder = 1, int rating = 0, string notes = "[]")
        => $$"""
            {"id": {{release}}, "instance_id": {{instance}}, "folder_id": {{folder}}, "rating": {{rating}}, "date_added": "2020-01-0{{instance}}T00:00:00-08:00", "notes": {{notes}},
             "basic_information": {"id": {{release}}, "title": "Listed", "year": 2001, "cover_image": "https://i.discogs.com/listed{{release}}.jpeg", "thumb": ""} }
            """;

    public static string Page(string name, int page, int pages, params string[] items)
        => $$"""{"pagination": {"page": {{page}}, "pages": {{pages}}, "per_page": 100}, "{{name}}": [{{string.Join(", ", items)}}]}""";
}
