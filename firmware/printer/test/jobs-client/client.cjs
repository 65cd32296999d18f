// Takes the jobs of a thing and runs them as the AWS IoT Device Client does, which cannot be built everywhere: with
// AWS's own Jobs client, and the job runner of these tests. README.md describes its interface.
'use strict';

const { spawn } = require('child_process');
const path = require('path');
const { iot, iotjobs, mqtt } = require('aws-iot-device-sdk-v2');

const QOS = mqtt.QoS.AtLeastOnce;
const PRINTER = path.join(__dirname, '..', '..');

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is missing`);
  }
  return value;
}

function connection() {
  const authority = required('ROOT_CA');
  const configuration = iot.AwsIotMqttConnectionConfigBuilder
    .new_mtls_builder_from_path(required('CERTIFICATE'), required('PRIVATE_KEY'))
    .with_certificate_authority_from_path(undefined, authority)
    .with_endpoint(required('ENDPOINT'))
    .with_port(Number(process.env.PORT || 8883))
    .with_client_id(required('THING'))
    .with_clean_session(true)
    .build();
  return new mqtt.MqttClient().new_connection(configuration);
}

// Resolves to {status, statusDetails}.
function run(document) {
  const opt = process.env.HANDLER_DIRECTORY ? ['--opt', process.env.HANDLER_DIRECTORY] : [];
  const runner = spawn('/usr/bin/python3', ['-B', '-m', 'test.job_runner', ...opt],
    { cwd: PRINTER, stdio: ['pipe', 'pipe', 'inherit'] });
  runner.stdin.end(JSON.stringify(document));
  let said = '';
  runner.stdout.on('data', (data) => { said += data; });
  return new Promise((resolve, reject) => {
    runner.on('error', reject);
    runner.on('close', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`runner: ${code}`))));
  });
}

class Jobs {
  constructor(client, thing) {
    this.client = client;
    this.thing = thing;
    this.last = '';
  }

  async listen() {
    const { client, thing: thingName } = this;
    const take = (error, event) => (error ? fail(error) : this.take(event.execution));
    const refuse = (error, rejection) => fail(error ?? new Error(`${rejection.code}: ${rejection.message}`));
    await client.subscribeToStartNextPendingJobExecutionAccepted({ thingName }, QOS, take);
    await client.subscribeToStartNextPendingJobExecutionRejected({ thingName }, QOS, refuse);
    await client.subscribeToNextJobExecutionChangedEvents({ thingName }, QOS, take);
    await client.subscribeToUpdateJobExecutionAccepted({ thingName, jobId: '+' }, QOS, () => {});
    await client.subscribeToUpdateJobExecutionRejected({ thingName, jobId: '+' }, QOS, refuse);
    await client.publishStartNextPendingJobExecution({ thingName }, QOS);
  }

  // The same execution is often told twice; the last one is remembered, until the client starts anew.
  take(execution) {
    if (!execution?.jobId) {
      return;
    }
    const key = JSON.stringify([execution.jobId, execution.jobDocument, execution.executionNumber]);
    if (key !== this.last) {
      this.last = key;
      this.execute(execution).catch(fail);
    }
  }

  async execute({ jobId, jobDocument }) {
    await this.update(jobId, { status: 'IN_PROGRESS' });
    const end = await run(jobDocument);
    await this.update(jobId, end);
    console.log(JSON.stringify({ jobId, ...end }));
  }

  update(jobId, update) {
    const clientToken = `${process.pid}-${Date.now()}`;
    return this.client.publishUpdateJobExecution({ thingName: this.thing, jobId, clientToken, ...update }, QOS);
  }
}

function fail(error) {
  console.error(error);
  process.exit(1);
}

async function main() {
  const link = connection();
  await link.connect();
  await new Jobs(new iotjobs.IotJobsClient(link), required('THING')).listen();
  console.log('ready');
  // Who started it holds its standard input, and may end without a word.
  process.stdin.resume().on('end', () => process.exit(0));
}

main().catch(fail);
