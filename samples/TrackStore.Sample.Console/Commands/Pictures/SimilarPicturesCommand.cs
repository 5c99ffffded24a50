using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Commands.Lists;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Pictures;

/// <summary>pictures similar: lists copies of the same cover.</summary>
internal static class SimilarPicturesCommand
{
    public static Command Create(CommandHost host)
    {
        var distance = new Option<int>("--distance")
        {
            Description = $"In how many of 64 bits the covers' hashes may differ, 0 to {SimilarImageQuery.LargestDistance}",
            DefaultValueFactory = _ => new SimilarImageQuery().MaxDistance,
            HelpName = "number",
        };
        distance.Validators.Add(result =>
        {
            bool isValid = result.Tokens.All(
                token => int.TryParse(token.Value, out int bits) && bits is >= 0 and <= SimilarImageQuery.LargestDistance);
            if (!isValid)
                result.AddError($"--distance takes 0 to {SimilarImageQuery.LargestDistance}.");
        });
        var pages = new PageOptions("groups", SimilarImageQuery.MaxPageSize);
        var command = new Command("similar", "Lists covers that look alike though their files differ, the best of each group first.")
        {
            distance,
        };
        pages.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            var query = new SimilarImageQuery
            {
                MaxDistance = arguments.GetValue(distance),
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };

            // A page may be empty before the last one, because a call looks at a limited number of covers.
            SimilarImagePage page = await pages.ReadAsync(arguments, () => library.Pictures.ListSimilarAsync(query, cancellationToken));
            while (page is { Items.Count: 0, NextCursor: { } next })
                page = await library.Pictures.ListSimilarAsync(query with { Cursor = next }, cancellationToken);
            if (page.Items.Count == 0)
            {
                host.Output.Note("No covers look alike.");
                return;
            }

            host.Output.List(
                [new("Group", RightAligned: true), .. PictureColumns.All],
                [
                    .. page.Items.SelectMany((group, i) => group.Images.Select(
                        image => PictureColumns.Of(image).Prepend(Format.Id(i + 1)).ToArray())),
                ]);
            ListNotes.WriteNextPage(host.Output, page.NextCursor);
        });
        return command.WithExamples("pictures similar", "pictures similar --distance 6");
    }
}
