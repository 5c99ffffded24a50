using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>Loads the application's scripts, which the browser keeps.</summary>
internal static class Script
{
    public static ValueTask<IJSObjectReference> LoadAsync(IJSRuntime js, ResourceAssetCollection assets, string file = "app.js")
        => js.InvokeAsync<IJSObjectReference>("import", $"./{assets[file]}");

    /// <summary>Moves the focus to the first element that there is, if what had it is gone.</summary>
    /// <param name="js">The page's scripts.</param>
    /// <param name="assets">The application's files.</param>
    /// <param name="selectors">The elements, the one to prefer first.</param>
    public static async Task FocusWhenLostAsync(IJSRuntime js, ResourceAssetCollection assets, params string[] selectors)
        => await (await LoadAsync(js, assets)).InvokeVoidAsync("focusWhenLost", [selectors]);

    /// <summary>Calls the end of something in the script. A page that is left has nothing to end.</summary>
    public static async ValueTask DisposeAsync(IJSObjectReference? handle)
    {
        if (handle is null)
            return;
        try
        {
            await handle.InvokeVoidAsync("dispose");
            await handle.DisposeAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The tab is closed.
        }
    }
}
