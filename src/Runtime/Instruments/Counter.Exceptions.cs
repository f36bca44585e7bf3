using System.ComponentModel;

namespace MetricsKit;

/// <content>Exceptions, counted as they pass.</content>
public sealed partial class Counter
{
    /// <summary>
    /// Adds 1 and lets the exception go on: <c>catch (Exception e) when (failures.Count(e)) { }</c> never enters its block, so the
    /// stack stays as it was thrown.
    /// </summary>
    /// <param name="exception">The exception; it is not looked at.</param>
    /// <returns>False, always.</returns>
    public bool Count(Exception exception)
    {
        _ = exception;
        Inc();
        return false;
    }

    /// <summary>Runs something, and adds 1 where it throws. The exception goes on.</summary>
    /// <param name="action">What to run.</param>
    public void CountExceptions(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            action();
        }
        catch (Exception exception) when (Count(exception))
        {
        }
    }

    /// <summary>Runs something, and adds 1 where it throws. The exception goes on.</summary>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="function">What to run.</param>
    /// <returns>What it gave.</returns>
    public TResult CountExceptions<TResult>(Func<TResult> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return function();
        }
        catch (Exception exception) when (Count(exception))
        {
            throw;
        }
    }

    /// <summary>Runs something to its end, and adds 1 where it throws or its task fails. The exception goes on.</summary>
    /// <param name="function">What to run.</param>
    /// <returns>When it is done.</returns>
    public async Task CountExceptionsAsync(Func<Task> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            await function().ConfigureAwait(false);
        }
        catch (Exception exception) when (Count(exception))
        {
        }
    }

    /// <summary>Runs something to its end, and adds 1 where it throws or its task fails. The exception goes on.</summary>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="function">What to run.</param>
    /// <returns>What it gave.</returns>
    public async Task<TResult> CountExceptionsAsync<TResult>(Func<Task<TResult>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return await function().ConfigureAwait(false);
        }
        catch (Exception exception) when (Count(exception))
        {
            throw;
        }
    }

    /// <summary><see cref="CountExceptionsAsync(Func{Task})"/>, so that an asynchronous function never counts as done when its task begins.</summary>
    /// <param name="function">What to run.</param>
    /// <returns>When it is done.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task CountExceptions(Func<Task> function) => CountExceptionsAsync(function);

    /// <summary><see cref="CountExceptionsAsync{TResult}"/>, so that an asynchronous function never counts as done when its task begins.</summary>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="function">What to run.</param>
    /// <returns>What it gave.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<TResult> CountExceptions<TResult>(Func<Task<TResult>> function) => CountExceptionsAsync(function);
}
