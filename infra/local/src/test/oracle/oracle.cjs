// Reads cases from the standard input and prints how each execution ends: {output} or {error}.
// A case has a definition, an input, and what the functions answer one after another.
'use strict';

// Node 20 lacks it.
Promise.withResolvers ??= () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

const { StateMachine } = require('aws-local-stepfunctions');

async function end({ definition, input, answers = [] }) {
  const left = [...answers];
  const answer = async () => {
    const { payload, error, cause } = left.shift();
    if (error) {
      throw Object.assign(new Error(cause), { name: error });
    }
    return { ExecutedVersion: '1', StatusCode: 200, Payload: payload };
  };
  const each = (type, value) =>
    Object.fromEntries(
      Object.entries(definition.States)
        .filter(([, state]) => state.Type === type)
        .map(([name]) => [name, value]));
  const overrides = {
    taskResourceLocalHandlers: each('Task', answer),
    waitTimeOverrides: each('Wait', 0),
    retryIntervalOverrides: each('Task', 0),
  };
  try {
    // The constructor validates by asl-validator.
    return { output: await new StateMachine(definition).run(input, { overrides }).result };
  } catch (e) {
    const { name, message } = e.cause ?? e;
    return { error: name, cause: message };
  }
}

(async () => {
  const text = require('fs').readFileSync(0, 'utf8');
  console.log(JSON.stringify(await Promise.all(JSON.parse(text).map(end))));
})();
