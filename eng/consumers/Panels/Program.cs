// The panels of a player without its window: the view models of a list, details and undo over a library. Any difference from what the
// documentation promises ends it with an error.
using Microsoft.Extensions.DependencyInjection;
using TrackStore;

await using ServiceProvider services = new ServiceCollection()
    .AddTrackStore(store => store.UseSqlite("panels.db").AddPresentation())
    .BuildServiceProvider();
ITrackRepository tracks = services.GetRequiredService<ITrackRepository>();
await tracks.ImportAsync(AsyncEnumerable.Range(0, 500).Select(i => new NewTrack { Title = $"Title {i:D3}", Artist = "Artist" }));
Track track = await tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Year = "1999" });
await services.GetRequiredService<IImageRepository>().ResizeAndStoreImageAsync(await File.ReadAllBytesAsync("cover.png"), track.Id);

ViewModelFactory panels = services.GetRequiredService<ViewModelFactory>();
await using TrackListViewModel list = panels.CreateTrackList();
await list.SetQueryAsync(new TrackQuery { OrderBy = TrackOrder.Title });
await list.EnsureAsync(480, 21);
Check.That(list.TryGet(0)?.Title == "Title 000" && list.TryGet(500)?.Title == "Windowlicker", "a list has its rows by index");
await list.SearchAsync("windowl");
Check.That(list.TryGet(0)?.TrackId == track.Id, "a search shows what it finds");

await using TrackDetailsViewModel details = panels.CreateTrackDetails();
await details.SelectAsync(track.Id);
Check.That(details is { State: TrackDetailsState.Shown, PictureCaption: not null }, "the details show the track and say where its picture comes from");
FieldViewModel year = details.GetField(TrackField.Year);
Check.That(!await details.EditAsync(TrackField.Year, new string('9', 500)), "a bad value is refused");
Check.That(year is { Problem: not FieldProblem.None, ProblemText: not null }, "the field says why");
Check.That(await details.EditAsync(TrackField.Year, "2000") && year.Value == "2000", "a field is edited");

await using UndoViewModel undo = panels.CreateUndo();
await undo.LoadAsync();
Check.That(undo is { CanUndo: true, UndoText: not null } && await undo.UndoAsync(), "the edit is undone");
Check.That((await tracks.GetAsync(track.Id))!.Year == "1999", "the track shows what it had");
